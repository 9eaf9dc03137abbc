package io.dealerflow.quant.chain;

/** What counts the contracts of a line. */
public enum Weight {
    OPEN_INTEREST,
    VOLUME
}
