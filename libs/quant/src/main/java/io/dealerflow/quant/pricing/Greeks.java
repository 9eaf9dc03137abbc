package io.dealerflow.quant.pricing;

import io.dealerflow.quant.Require;

/**
 * Price and sensitivities of one option, per unit of underlying; all finite.
 *
 * @param delta per 1 of spot
 * @param gamma delta per 1 of spot
 * @param vega per 1.00 of volatility
 * @param theta per year of passing time
 * @param rho per 1.00 of rate
 * @param vanna delta per 1.00 of volatility
 * @param charm delta per year of passing time
 * @param vomma vega per 1.00 of volatility
 * @param speed gamma per 1 of spot
 * @param zomma gamma per 1.00 of volatility
 * @param colour gamma per year of passing time
 * @param ultima vomma per 1.00 of volatility
 */
public record Greeks(
        double price,
        double delta,
        double gamma,
        double vega,
        double theta,
        double rho,
        double vanna,
        double charm,
        double vomma,
        double speed,
        double zomma,
        double colour,
        double ultima) {
    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public Greeks {
        Require.finite(price, "price");
        Require.finite(delta, "delta");
        Require.finite(gamma, "gamma");
        Require.finite(vega, "vega");
        Require.finite(theta, "theta");
        Require.finite(rho, "rho");
        Require.finite(vanna, "vanna");
        Require.finite(charm, "charm");
        Require.finite(vomma, "vomma");
        Require.finite(speed, "speed");
        Require.finite(zomma, "zomma");
        Require.finite(colour, "colour");
        Require.finite(ultima, "ultima");
    }
}
