package io.dealerflow.quant.american;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Right;

/**
 * An option that may be exercised at any time to expiry, and the volatility it is priced with.
 *
 * @param strike in units of the underlying, finite, {@code > 0}
 * @param yearsToExpiry finite, {@code > 0}; an expired contract is dropped before one is built
 * @param volatility lognormal, fraction per root-year (0.20 = 20 %), finite, {@code > 0}
 */
public record AmericanOption(Right right, double strike, double yearsToExpiry, double volatility) {
    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public AmericanOption {
        Require.positive(strike, "strike");
        Require.positive(yearsToExpiry, "yearsToExpiry");
        Require.positive(volatility, "volatility");
    }

    /** The same contract without the right to exercise early. */
    public EuropeanOption european() {
        return new EuropeanOption(right, strike, yearsToExpiry, volatility);
    }

    /** Exercise value at a spot, in units of the underlying, never below zero. */
    double intrinsic(double spot) {
        return Math.max(0, right.sign() * (spot - strike));
    }
}
