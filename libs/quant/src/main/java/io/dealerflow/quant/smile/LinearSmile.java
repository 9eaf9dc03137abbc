package io.dealerflow.quant.smile;

import java.util.List;

/**
 * Replacement of a fit: volatility linear in log-moneyness between the observed points, flat beyond them.
 *
 * @param points at least one, each above the one before it in log-moneyness
 * @param reason why there is no fit
 */
public record LinearSmile(List<SmilePoint> points, Reason reason) implements Smile {
    /** Why a smile was not fitted. */
    public enum Reason {
        /** Fewer than five, the number of parameters. */
        TOO_FEW_POINTS,
        /** The best fit is off by more than five volatility points on average, or gives no variance at a strike. */
        POOR_FIT
    }

    /** Throws {@link IllegalArgumentException} without points, or where they do not ascend. */
    public LinearSmile {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a smile needs a point");
        }
        SmilePoint.requireAscending(points);
    }

    @Override
    public double volatility(double k) {
        if (!covers(k)) {
            return (k < lowest() ? points.getFirst() : points.getLast()).volatility();
        }
        int right = rightOf(k);
        if (right == 0) {
            return points.getFirst().volatility();
        }
        SmilePoint left = points.get(right - 1);
        return left.volatility() + slopeBefore(right) * (k - left.logMoneyness());
    }

    /** Of the piece that ends at or holds {@code k}; 0 beyond the points. */
    @Override
    public double slope(double k) {
        return covers(k) && points.size() > 1 ? slopeBefore(Math.max(1, rightOf(k))) : 0;
    }

    @Override
    public double lowest() {
        return points.getFirst().logMoneyness();
    }

    @Override
    public double highest() {
        return points.getLast().logMoneyness();
    }

    private double slopeBefore(int right) {
        SmilePoint a = points.get(right - 1);
        SmilePoint b = points.get(right);
        return (b.volatility() - a.volatility()) / (b.logMoneyness() - a.logMoneyness());
    }

    /** First point at or above {@code k}, which the points cover. */
    private int rightOf(double k) {
        int low = 0;
        int high = points.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).logMoneyness() < k) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
