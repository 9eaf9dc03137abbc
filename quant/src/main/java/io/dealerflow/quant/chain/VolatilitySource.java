package io.dealerflow.quant.chain;

/** Where the volatility of one contract came from. */
public enum VolatilitySource {
    VENDOR,
    OTHER_SIDE,
    IMPLIED
}
