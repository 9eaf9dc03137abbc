package io.dealerflow.quant.american;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Right;

/** The volatility at which an American option has a price, or why there is none. */
public sealed interface AmericanVolatility {

    /**
     * The volatility.
     *
     * @param volatility fraction per root-year, finite, {@code > 0}
     */
    record Solved(double volatility) implements AmericanVolatility {
        /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
        public Solved {
            Require.positive(volatility, "volatility");
        }
    }

    /** No volatility gives the price, the price does not determine one, or the option cannot be priced. */
    record Unsolved(Reason reason) implements AmericanVolatility {}

    /** Why a price has no implied volatility. */
    enum Reason {
        /**
         * Below the value at no volatility, by more than 1e-8 of the strike where that is above zero: the best of exercising now, at
         * expiry, around an ex-date or between, on the forward.
         */
        BELOW_INTRINSIC,
        /** A call at or above the spot, a put at or above the strike, or above the value at any volatility. */
        ABOVE_UPPER_BOUND,
        /** At the value that every small volatility gives, to 1e-8 of the strike, as where exercise is immediate. */
        VEGA_VANISHES,
        /** As {@link AmericanPrice.Reason#TWO_BOUNDARIES}. */
        TWO_BOUNDARIES,
        /** As {@link AmericanPrice.Reason#DIVIDENDS_EXCEED_SPOT}. */
        DIVIDENDS_EXCEED_SPOT,
        /** As {@link AmericanPrice.Reason#NO_CONVERGENCE}. */
        NO_CONVERGENCE
    }

    /**
     * A quoted option price.
     *
     * @param strike in units of the underlying, finite, {@code > 0}
     * @param price in units of the underlying, finite, {@code >= 0}
     * @param yearsToExpiry finite, {@code > 0}
     */
    record Quote(Right right, double strike, double price, double yearsToExpiry) {
        /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
        public Quote {
            Require.positive(strike, "strike");
            Require.notNegative(price, "price");
            Require.positive(yearsToExpiry, "yearsToExpiry");
        }

        AmericanOption option(double volatility) {
            return new AmericanOption(right, strike, yearsToExpiry, volatility);
        }
    }
}
