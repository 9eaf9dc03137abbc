package io.dealerflow.ingest.source.cboe;

import io.dealerflow.ingest.format.Defect;

/** Why a single contract was left out; the names are stable codes of the upload's answer. */
public enum ContractDefect implements Defect {
    /** Not an OSI symbol, or one of the other right than its column's. */
    BAD_SYMBOL("not an option symbol"),
    /** A symbol, expiry, strike, volume or open interest is blank, null or absent. */
    MISSING("a required value is missing"),
    NOT_A_NUMBER("not a number"),
    NOT_A_DATE("not a date such as 'Fri Dec 17 2027'"),
    NEGATIVE("a negative number"),
    /** An implausible number, such as a volatility of 100 or half a contract of open interest. */
    ABSURD("a number outside any market's range"),
    /** The row's expiry or strike is not that of its symbol. */
    INCONSISTENT("expiry or strike differs from the symbol's"),
    /** The symbol came before in the same file; the first stays. */
    DUPLICATE("listed before in the same file"),
    /** An option on an underlying other than that of most of the file. */
    OTHER_UNDERLYING("on another underlying than most of the file");

    private final String description;

    ContractDefect(String description) {
        this.description = description;
    }

    @Override
    public String description() {
        return description;
    }
}
