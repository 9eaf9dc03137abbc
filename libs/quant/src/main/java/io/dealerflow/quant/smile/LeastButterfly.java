package io.dealerflow.quant.smile;

/**
 * The least g of an SVI smile over a range of strikes. Looked for along y, over which total variance is
 * {@code least + (least or 2 b sigma sqrt(1 - rho^2), whichever is less) * sinh^2 y} and the logarithm of {@code |k - m|} never
 * changes faster than 2 y: no feature of g is narrower than a few tenths of y, however small sigma or the least variance. Every local
 * minimum is refined by golden section.
 */
final class LeastButterfly {
    private static final double STEP = 0.1;
    private static final int NARROWINGS = 20;
    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);
    /** Steeper tilts have their least variance too far out to count from. */
    private static final double STEEPEST_TILT = 1 - 1e-9;

    private final Svi svi;
    private final double tilt;
    /** Hyperbolic cosine of the place of the least variance, in {@code u = asinh((k - m) / sigma)}. */
    private final double stretch;
    /** How much narrower than the centre the surroundings of the least variance are, at most 1. */
    private final double narrowness;

    LeastButterfly(Svi svi) {
        this.svi = svi;
        tilt = Math.clamp(svi.rho(), -STEEPEST_TILT, STEEPEST_TILT);
        stretch = 1 / Math.sqrt(1 - tilt * tilt);
        double round = 2 * svi.b() * svi.sigma() / stretch;
        narrowness = Math.sqrt(Math.min(1, svi.leastVariance() / round));
    }

    /** Between two log-moneynesses, ends included. */
    double between(double low, double high) {
        double from = place(low);
        double to = place(high);
        int steps = Math.max(1, (int) Math.ceil((to - from) / STEP));
        double step = (to - from) / steps;
        double last = at(from);
        double least = last;
        boolean falls = true;
        for (int i = 1; i <= steps; i++) {
            double y = from + i * step;
            double here = at(y);
            if (falls && here >= last) {
                least = Math.min(least, polished(Math.max(from, y - 2 * step), y));
            }
            falls = here < last;
            last = here;
            least = Math.min(least, here);
        }
        return falls ? Math.min(least, polished(to - step, to)) : least;
    }

    private double at(double y) {
        double half = narrowness * Math.sinh(y);
        double square = half * half;
        double sinh = stretch * (2 * half * Math.sqrt(1 + square) - tilt * (1 + 2 * square));
        return svi.butterfly(svi.m() + svi.sigma() * sinh);
    }

    private double place(double k) {
        double fromLeast = asinh((k - svi.m()) / svi.sigma()) + asinh(tilt * stretch);
        return asinh(Math.sinh(0.5 * fromLeast) / narrowness);
    }

    /** Least g between two places with one minimum between them. */
    private double polished(double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = at(left);
        double atRight = at(right);
        for (int i = 0; i < NARROWINGS; i++) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = at(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = at(right);
            }
        }
        return Math.min(atLeft, atRight);
    }

    private static double asinh(double x) {
        return Math.copySign(Math.log(Math.abs(x) + Math.hypot(x, 1)), x);
    }
}
