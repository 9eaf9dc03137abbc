package io.dealerflow.quant.pricing;

import io.dealerflow.quant.Require;

/** European prices on a forward (F. Black, <i>The pricing of commodity contracts</i>, 1976). */
public final class Black {
    private Black() {}

    /**
     * Undiscounted price: intrinsic value plus the value of the out-of-the-money option at the strike, so that put-call
     * parity and the arbitrage bounds hold exactly.
     *
     * @param forward forward price, finite, {@code > 0}
     */
    public static double undiscounted(EuropeanOption option, double forward) {
        Require.positive(forward, "forward");
        double strike = option.strike();
        double depth = -Math.abs(Math.log(forward / strike));
        double timeValue =
                Math.sqrt(forward) * Math.sqrt(strike) * NormalisedBlack.call(depth, option.totalVolatility());
        return Math.max(0, option.right().sign() * (forward - strike)) + timeValue;
    }

    /** Price of an option on a future, discounted at {@code rate} (finite, fraction per year). */
    public static double price(EuropeanOption option, double futuresPrice, double rate) {
        return BlackScholesMerton.price(option, Market.ofFuture(futuresPrice, rate));
    }

    /** Price and sensitivities of an option on a future; delta and gamma per 1 of the futures price. */
    public static Greeks greeks(EuropeanOption option, double futuresPrice, double rate) {
        Greeks g = BlackScholesMerton.greeks(option, Market.ofFuture(futuresPrice, rate));
        // The rate affects only the discounting: the futures price is given.
        double rho = -option.yearsToExpiry() * g.price();
        return new Greeks(
                g.price(),
                g.delta(),
                g.gamma(),
                g.vega(),
                g.theta(),
                rho,
                g.vanna(),
                g.charm(),
                g.vomma(),
                g.speed(),
                g.zomma(),
                g.colour(),
                g.ultima());
    }
}
