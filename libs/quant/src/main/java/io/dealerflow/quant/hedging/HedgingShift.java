package io.dealerflow.quant.hedging;

import io.dealerflow.quant.Require;

/**
 * What changes besides spot when a hedging flow is worked out.
 *
 * @param volatility added to every volatility, fraction per year (0.01 = one point)
 * @param years time that passes, {@code >= 0}; a contract that settles within it keeps the delta of what it pays, all or
 *              nothing: that cash settlement ends the hedge is not counted as a flow
 */
public record HedgingShift(double volatility, double years) {
    /** No shift besides the move of spot. */
    public static final HedgingShift NONE = new HedgingShift(0, 0);

    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public HedgingShift {
        Require.finite(volatility, "volatility");
        Require.notNegative(years, "years");
    }
}
