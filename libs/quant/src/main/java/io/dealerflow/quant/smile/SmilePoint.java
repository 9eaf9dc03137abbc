package io.dealerflow.quant.smile;

import io.dealerflow.quant.Require;
import java.util.List;

/**
 * One observed volatility of a smile.
 *
 * @param logMoneyness {@code ln(K/F)}
 * @param volatility   fraction per year, {@code > 0}
 * @param weight       of its squared error, {@code > 0}
 */
public record SmilePoint(double logMoneyness, double volatility, double weight) {
    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public SmilePoint {
        Require.finite(logMoneyness, "logMoneyness");
        Require.positive(volatility, "volatility");
        Require.positive(weight, "weight");
    }

    /** Throws unless each point lies above the one before it. */
    static void requireAscending(List<SmilePoint> points) {
        for (int i = 1; i < points.size(); i++) {
            double below = points.get(i - 1).logMoneyness();
            double above = points.get(i).logMoneyness();
            if (!(below < above)) {
                throw new IllegalArgumentException("logMoneyness must ascend, was " + below + " before " + above);
            }
        }
    }
}
