package io.dealerflow.quant.vol;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Right;
import org.jspecify.annotations.Nullable;

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
        /** Less than exercise would pay at the forward. */
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
        Reason hopeless = hopeless(quote.right(), quote.strike(), quote.price(), quote.forward());
        if (hopeless != null) {
            return new Unsolved(hopeless);
        }
        double volatility = solve(quote.right(), quote.strike(), quote.price(), quote.forward(), quote.yearsToExpiry());
        return Double.isNaN(volatility) ? new Unsolved(Reason.VEGA_VANISHES) : new Solved(volatility);
    }

    /**
     * The same for columns of quotes, without a record for each: NaN where {@link #of} gives a reason. Arguments are those of a
     * {@link Quote}, and not checked.
     */
    static double valueOf(Right right, double strike, double price, double forward, double yearsToExpiry) {
        return hopeless(right, strike, price, forward) == null
                ? solve(right, strike, price, forward, yearsToExpiry)
                : Double.NaN;
    }

    private static @Nullable Reason hopeless(Right right, double strike, double price, double forward) {
        double intrinsic = intrinsic(right, strike, forward);
        if (price < intrinsic) {
            return Reason.BELOW_INTRINSIC;
        }
        double timeValue = price - intrinsic;
        if (price >= (right == Right.CALL ? forward : strike)) {
            return Reason.ABOVE_UPPER_BOUND;
        }
        if (timeValue <= 8 * Math.ulp(intrinsic)) {
            return Reason.VEGA_VANISHES;
        }
        return timeValue >= Math.min(forward, strike) ? Reason.ABOVE_UPPER_BOUND : null;
    }

    private static double solve(Right right, double strike, double price, double forward, double yearsToExpiry) {
        double timeValue = price - intrinsic(right, strike, forward);
        double normalised = timeValue / (Math.sqrt(forward) * Math.sqrt(strike));
        double x = -Math.abs(Math.log(forward / strike));
        boolean listed = timeValue < LogPriceSolver.HIGHEST_SHARE * Math.min(forward, strike);
        double settled = listed ? LogPriceSolver.totalVolatility(x, normalised) : Double.NaN;
        double total = Double.isNaN(settled) ? LetsBeRational.totalVolatility(x, normalised) : settled;
        double volatility = total / Math.sqrt(yearsToExpiry);
        boolean usable = volatility >= Double.MIN_NORMAL && Double.isFinite(volatility);
        return usable ? volatility : Double.NaN;
    }

    private static double intrinsic(Right right, double strike, double forward) {
        return Math.max(0, right.sign() * (forward - strike));
    }
}
