package io.dealerflow.quant.pricing;

import io.dealerflow.quant.Require;

/**
 * A European option and the volatility it is priced with.
 *
 * @param strike in units of the underlying, finite, {@code > 0}
 * @param yearsToExpiry finite, {@code > 0}; an expired contract is dropped before one is built
 * @param volatility lognormal, fraction per root-year (0.20 = 20 %), finite, {@code > 0}; so must be
 *     {@code volatility * sqrt(yearsToExpiry)}
 */
public record EuropeanOption(Right right, double strike, double yearsToExpiry, double volatility) {
    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public EuropeanOption {
        Require.positive(strike, "strike");
        Require.positive(yearsToExpiry, "yearsToExpiry");
        Require.positive(volatility, "volatility");
        Require.positive(volatility * Math.sqrt(yearsToExpiry), "volatility * sqrt(yearsToExpiry)");
    }

    /** {@code sigma sqrt(T)}. */
    double totalVolatility() {
        return volatility * Math.sqrt(yearsToExpiry);
    }
}
