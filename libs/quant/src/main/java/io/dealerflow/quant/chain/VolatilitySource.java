package io.dealerflow.quant.chain;

/** Where the volatility of one contract came from. */
public enum VolatilitySource {
    /** The data source, for the contract itself. */
    VENDOR,
    /** The data source, for the other right at the same strike. */
    OTHER_SIDE,
    /** The mid of its own two-sided quote. */
    IMPLIED,
    /** The smile fitted to its expiry, under {@link SmileRule#OTM}. */
    SMILE
}
