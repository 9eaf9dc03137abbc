package io.dealerflow.quant.vol;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Right;

/** The volatility at which Black's formula gives a price, or why there is none. */
public sealed interface ImpliedVolatility {

    /** @param volatility fraction per root-year, finite, {@code > 0} */
    record Solved(double volatility) implements ImpliedVolatility {
        public Solved {
            Require.positive(volatility, "volatility");
        }
    }

    /** No volatility gives the price, or none can be told from it. */
    record Unsolved(Reason reason) implements ImpliedVolatility {}

    /** Why a price has no implied volatility. */
    enum Reason {
        BELOW_INTRINSIC,
        /** A call at or above the forward, a put at or above the strike. */
        ABOVE_UPPER_BOUND,
        /** The time value is lost in the rounding of the price. */
        VEGA_VANISHES
    }

    /**
     * An undiscounted option price.
     *
     * @param price undiscounted, finite, {@code >= 0}
     * @param forward forward price of the underlying at expiry, {@code > 0}
     * @param yearsToExpiry {@code > 0}
     */
    record Quote(Right right, double strike, double price, double forward, double yearsToExpiry) {
        public Quote {
            Require.positive(strike, "strike");
            Require.notNegative(price, "price");
            Require.positive(forward, "forward");
            Require.positive(yearsToExpiry, "yearsToExpiry");
        }
    }

    /** Solves to machine precision (relative 1e-13) away from the no-arbitrage bounds. */
    static ImpliedVolatility of(Quote quote) {
        double forward = quote.forward();
        double strike = quote.strike();
        double intrinsic = Math.max(0, quote.right().sign() * (forward - strike));
        if (quote.price() < intrinsic) {
            return new Unsolved(Reason.BELOW_INTRINSIC);
        }
        if (quote.price() >= (quote.right() == Right.CALL ? forward : strike)) {
            return new Unsolved(Reason.ABOVE_UPPER_BOUND);
        }
        double timeValue = quote.price() - intrinsic;
        if (timeValue <= 8 * Math.ulp(intrinsic)) {
            return new Unsolved(Reason.VEGA_VANISHES);
        }
        double bound = Math.min(forward, strike);
        if (timeValue >= bound) {
            return new Unsolved(Reason.ABOVE_UPPER_BOUND);
        }
        double normalised = timeValue / (Math.sqrt(forward) * Math.sqrt(strike));
        double x = -Math.abs(Math.log(forward / strike));
        boolean listed = timeValue < LogPriceSolver.HIGHEST_SHARE * bound;
        double settled = listed ? LogPriceSolver.totalVolatility(x, normalised) : Double.NaN;
        double total = Double.isNaN(settled) ? LetsBeRational.totalVolatility(x, normalised) : settled;
        double volatility = total / Math.sqrt(quote.yearsToExpiry());
        boolean usable = volatility >= Double.MIN_NORMAL && Double.isFinite(volatility);
        return usable ? new Solved(volatility) : new Unsolved(Reason.VEGA_VANISHES);
    }
}
