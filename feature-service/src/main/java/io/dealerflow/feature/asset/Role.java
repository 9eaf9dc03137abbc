package io.dealerflow.feature.asset;

/** What an observation is to an asset. */
public enum Role {
    /** Snapshots of its option book. */
    CHAIN,
    /** The curve of its futures. */
    CURVE,
    /** Commitments of Traders in its futures. */
    POSITIONS,
    /** Its daily closes: bars, an exchange rate, or a series of prices. */
    CLOSES,
    /** Short rate of the base currency, percent per year. */
    BASE_RATE,
    /** Short rate of the quote currency, percent per year. */
    QUOTE_RATE,
    /** High-yield option-adjusted spread, percent. */
    HIGH_YIELD,
    /** Investment-grade option-adjusted spread, percent. */
    INVESTMENT_GRADE,
    /** Three-month yield, percent. */
    YIELD_3M,
    /** Two-year yield, percent. */
    YIELD_2Y,
    /** Ten-year yield, percent. */
    YIELD_10Y,
    /** Ten-year yield of Japan, percent. */
    YIELD_10Y_JP,
    /** Ten-year yield of Australia, percent. */
    YIELD_10Y_AU,
    /** Total assets of the central bank. */
    BALANCE_SHEET,
    /** Daily closes of the S&P 500. */
    SPX,
    /** Daily values of the dollar index. */
    DXY,
    /** Daily closes of USDJPY. */
    USDJPY,
    /** Sentiment of news about it. */
    SENTIMENT
}
