package io.dealerflow.quant.chain;

/** Which volatilities are taken. */
public enum VolatilityRule {
    /** The vendor's, the vendor's of the other right, implied from the quote, in this order. */
    FALLBACK,
    /** The vendor's own only. */
    VENDOR
}
