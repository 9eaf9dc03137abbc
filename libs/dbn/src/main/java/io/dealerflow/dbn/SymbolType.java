package io.dealerflow.dbn;

import java.util.Optional;

/** Kinds of symbols; the position is the number in the metadata. */
public enum SymbolType {
    INSTRUMENT_ID,
    RAW_SYMBOL,
    SMART,
    CONTINUOUS,
    PARENT,
    NASDAQ_SYMBOL,
    CMS_SYMBOL,
    ISIN,
    US_CODE,
    BBG_COMP_ID,
    BBG_COMP_TICKER,
    FIGI,
    FIGI_TICKER,
    LISTING_ID,
    ISSUER_ID,
    SECURITY_ID;

    static Optional<SymbolType> of(int number) {
        return number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }
}
