package io.dealerflow.quant.vol;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;

/** The volatility at which Black's formula gives a price, or why there is none. */
public sealed interface ImpliedVolatility {

    /**
     * The volatility.
     *
     * @param volatility fraction per root-year, finite, {@code > 0}
     */
    record Solved(double volatility) implements ImpliedVolatility {
        /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
        public Solved {
            Require.positive(volatility, "volatility");
        }
    }

    /** No volatility gives the price, or the price does not determine one. */
    record Unsolved(Reason reason) implements ImpliedVolatility {}

    /** Why a price has no implied volatility. */
    enum Reason {
        /** Less than exercise would pay at the forward, by more than rounding. */
        BELOW_INTRINSIC,
        /** A call at or above the forward, a put at or above the strike. */
        ABOVE_UPPER_BOUND,
        /** The time value is lost in rounding: the price is what exercise would pay at the forward, give or take its last digits. */
        VEGA_VANISHES
    }

    /**
     * An undiscounted option price, paid at expiry like the forward; for a price paid now see {@link Premium}.
     *
     * @param strike in units of the underlying, finite, {@code > 0}
     * @param price undiscounted, finite, {@code >= 0}
     * @param forward forward price of the underlying at expiry, finite, {@code > 0}
     * @param yearsToExpiry finite, {@code > 0}
     */
    record Quote(Right right, double strike, double price, double forward, double yearsToExpiry) {
        /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
        public Quote {
            Require.positive(strike, "strike");
            Require.notNegative(price, "price");
            Require.positive(forward, "forward");
            Require.positive(yearsToExpiry, "yearsToExpiry");
        }
    }

    /**
     * An option price as it is quoted: what is paid now.
     *
     * @param strike in units of the underlying, finite, {@code > 0}
     * @param price in units of the underlying, finite, {@code >= 0}
     * @param yearsToExpiry finite, {@code > 0}
     */
    record Premium(Right right, double strike, double price, double yearsToExpiry) {
        /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
        public Premium {
            Require.positive(strike, "strike");
            Require.notNegative(price, "price");
            Require.positive(yearsToExpiry, "yearsToExpiry");
        }
    }

    /** Solves to machine precision (relative 1e-13) away from the no-arbitrage bounds. */
    static ImpliedVolatility of(Quote quote) {
        Reason hopeless = UncheckedVolatility.hopeless(quote.right(), quote.strike(), quote.price(), quote.forward());
        if (hopeless != null) {
            return new Unsolved(hopeless);
        }
        double volatility = UncheckedVolatility.solve(
                quote.right(), quote.strike(), quote.price(), quote.forward(), quote.yearsToExpiry());
        return Double.isNaN(volatility) ? new Unsolved(Reason.VEGA_VANISHES) : new Solved(volatility);
    }

    /**
     * The volatility at which {@code BlackScholesMerton.price} is the quoted price; with {@link Market#ofFuture}, at which
     * {@code Black.price} is.
     *
     * @throws IllegalArgumentException where interest or dividends up to expiry carry the forward or the undiscounted price beyond the
     *     range of doubles
     */
    static ImpliedVolatility of(Premium premium, Market market) {
        double years = premium.yearsToExpiry();
        double forward = market.spot() * Math.exp((market.rate() - market.dividendYield()) * years);
        double undiscounted = premium.price() * Math.exp(market.rate() * years);
        return of(new Quote(premium.right(), premium.strike(), undiscounted, forward, years));
    }
}
