package io.dealerflow.quant.chain;

/** Whose volatility a contract is priced with. */
public enum SmileRule {
    /** Its own. */
    NONE,
    /** That of the out-of-the-money contract at its strike: one smile per expiry for both rights. */
    OTM
}
