package io.dealerflow.quant.pricing;

import io.dealerflow.quant.Require;

/**
 * Market data for pricing an option.
 *
 * @param spot price of the underlying, finite, {@code > 0}
 * @param rate continuously compounded, fraction per year
 * @param dividendYield continuously compounded, fraction per year; {@code rate - dividendYield} is the cost of carry
 */
public record Market(double spot, double rate, double dividendYield) {
    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public Market {
        Require.positive(spot, "spot");
        Require.finite(rate, "rate");
        Require.finite(dividendYield, "dividendYield");
    }

    /** The market of options on a future: spot is the futures price, its carry is nil (Black, 1976). */
    public static Market ofFuture(double futuresPrice, double rate) {
        return new Market(futuresPrice, rate, rate);
    }
}
