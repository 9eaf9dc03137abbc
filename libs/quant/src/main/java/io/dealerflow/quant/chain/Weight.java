package io.dealerflow.quant.chain;

/** Source of the number of contracts of a line. */
public enum Weight {
    /** Contracts open, as settled for the previous session. */
    OPEN_INTEREST,
    /** Contracts traded on the day. */
    VOLUME
}
