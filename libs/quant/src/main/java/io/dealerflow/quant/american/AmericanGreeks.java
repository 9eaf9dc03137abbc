package io.dealerflow.quant.american;

import io.dealerflow.quant.Require;

/** Price and first sensitivities of an American option per unit of underlying, or why there are none. */
public sealed interface AmericanGreeks {

    /**
     * Sensitivities. Where exercise is immediate delta is 1 (call) or -1 (put) and all others are 0.
     *
     * @param delta per 1 of spot
     * @param gamma delta per 1 of spot; it jumps to 0 across the exercise boundary
     * @param vega per 1.00 of volatility
     * @param theta per year of passing time
     * @param rho per 1.00 of rate, at constant dividend yield
     */
    record Known(double price, double delta, double gamma, double vega, double theta, double rho, Exercise exercise)
            implements AmericanGreeks {
        /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
        public Known {
            Require.notNegative(price, "price");
            Require.finite(delta, "delta");
            Require.finite(gamma, "gamma");
            Require.finite(vega, "vega");
            Require.finite(theta, "theta");
            Require.finite(rho, "rho");
        }
    }

    /** The option has no price, and so no sensitivities. */
    record Unknown(AmericanPrice.Reason reason) implements AmericanGreeks {}
}
