package io.dealerflow.quant.exposure;

/**
 * Dealers' exposure to delta, volatility and time in US dollars, of one contract or summed over many ({@link ContractGreeks}).
 *
 * @param delta DEX: dollars of underlying that the position amounts to
 * @param vanna VEX: dollars of delta per volatility point
 * @param charm CEX: dollars of delta per calendar day that passes
 */
public record GreekExposure(double delta, double vanna, double charm) {
    static final GreekExposure ZERO = new GreekExposure(0, 0, 0);

    GreekExposure plus(GreekExposure other) {
        return new GreekExposure(delta + other.delta, vanna + other.vanna, charm + other.charm);
    }
}
