package io.dealerflow.quant.exposure;

/**
 * DEX, VEX and CEX at one strike over all expiries.
 *
 * @param strike units of the underlying
 * @param greeks of calls and puts together
 */
public record StrikeGreeks(double strike, GreekExposure greeks) {}
