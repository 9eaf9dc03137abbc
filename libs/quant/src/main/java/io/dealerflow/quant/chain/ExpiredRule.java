package io.dealerflow.quant.chain;

/** What happens to settled contracts. */
public enum ExpiredRule {
    /** They are dropped. */
    DROP,
    /** They count with the vendor's gamma; only with {@link GammaSource#VENDOR}. */
    KEEP
}
