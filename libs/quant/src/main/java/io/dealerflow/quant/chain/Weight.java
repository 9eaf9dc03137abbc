package io.dealerflow.quant.chain;

/** What counts the contracts of a line. */
public enum Weight {
    /** Contracts open, as settled for the previous session. */
    OPEN_INTEREST,
    /** Contracts traded on the day. */
    VOLUME
}
