package io.dealerflow.feature.asset;

/** What an observation is to an asset. */
public enum Role {
    /** Snapshots of its option book. */
    CHAIN(7),
    /** The curve of its futures. */
    CURVE(10),
    /** Commitments of Traders in its futures. */
    POSITIONS(21),
    /** Its daily closes: bars, an exchange rate, or a series of prices. */
    CLOSES(10),
    /** Short rate of the base currency, percent per year. */
    BASE_RATE(100),
    /** Short rate of the quote currency, percent per year. */
    QUOTE_RATE(100),
    /** High-yield option-adjusted spread, percent. */
    HIGH_YIELD(10),
    /** Investment-grade option-adjusted spread, percent. */
    INVESTMENT_GRADE(10),
    /** Three-month yield, percent. */
    YIELD_3M(10),
    /** Two-year yield, percent. */
    YIELD_2Y(10),
    /** Ten-year yield, percent. */
    YIELD_10Y(10),
    /** Ten-year yield of Japan, percent. */
    YIELD_10Y_JP(100),
    /** Ten-year yield of Australia, percent. */
    YIELD_10Y_AU(100),
    /** Total assets of the central bank. */
    BALANCE_SHEET(21),
    /** Daily closes of the S&P 500. */
    SPX(10),
    /** Daily values of the dollar index. */
    DXY(10),
    /** Daily closes of USDJPY. */
    USDJPY(10),
    /** Sentiment of news about it. */
    SENTIMENT(10);

    private final int maxAgeDays;

    Role(int maxAgeDays) {
        this.maxAgeDays = maxAgeDays;
    }

    /**
     * How many calendar days the newest date may lie before the New York date of the features: chains as in a book, prices and daily
     * series over the longest closures, weekly ones over two missed releases, and monthly series, which may stand in for short rates
     * and foreign yields, until their next release.
     */
    public int maxAgeDays() {
        return maxAgeDays;
    }
}
