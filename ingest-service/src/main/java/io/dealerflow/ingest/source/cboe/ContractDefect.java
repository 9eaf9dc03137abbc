package io.dealerflow.ingest.source.cboe;

/** Why a single contract was left out of an accepted file; the names are stable codes of the upload's answer. */
public enum ContractDefect {
    /** No OSI symbol, or one of the other right than its column's. */
    BAD_SYMBOL,
    /** A value that every contract has is blank, null or absent. */
    MISSING,
    NOT_A_NUMBER,
    NOT_A_DATE,
    NEGATIVE,
    /** A number that no market shows, such as a volatility of 100 or half a contract of open interest. */
    ABSURD,
    /** The row's expiry or strike is not that of its symbol. */
    INCONSISTENT,
    /** The symbol came before in the same file; the first stays. */
    DUPLICATE,
    /** An option on something else than most of the file. */
    OTHER_UNDERLYING
}
