package io.dealerflow.quant.smile;

import io.dealerflow.quant.Require;

/**
 * One observed volatility of a smile.
 *
 * @param logMoneyness {@code ln(K/F)}
 * @param volatility   fraction per year, {@code > 0}
 * @param weight       what its squared error counts for, {@code > 0}
 */
public record SmilePoint(double logMoneyness, double volatility, double weight) {
    public SmilePoint {
        Require.finite(logMoneyness, "logMoneyness");
        Require.positive(volatility, "volatility");
        Require.positive(weight, "weight");
    }
}
