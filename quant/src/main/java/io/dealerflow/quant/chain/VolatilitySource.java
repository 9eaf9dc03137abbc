package io.dealerflow.quant.chain;

/** Where the volatility of one contract came from. */
public enum VolatilitySource {
    VENDOR,
    OTHER_SIDE,
    IMPLIED,
    /** The smile fitted to its expiry, under {@link SmileRule#OTM}. */
    SMILE
}
