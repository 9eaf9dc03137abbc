package io.dealerflow.quant.chain;

/** Whose volatility a contract is priced with. */
public enum SmileRule {
    /** Its own. */
    NONE,
    /**
     * One smile per expiry for both rights, fitted to the out-of-the-money contracts. Where it cannot be fitted, that of the
     * out-of-the-money contract at the same strike.
     */
    OTM
}
