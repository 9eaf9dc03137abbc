package io.dealerflow.ingest.source.cboe;

import org.jspecify.annotations.Nullable;

/** The figures of one contract, their names in either form of file, and the range outside which they are no market's. */
enum ChainField {
    LAST("Last Sale", "last_trade_price", 0, ChainField.MAX_PRICE, false),
    BID("Bid", "bid", 0, ChainField.MAX_PRICE, false),
    ASK("Ask", "ask", 0, ChainField.MAX_PRICE, false),
    VOLUME("Volume", "volume", 0, ChainField.MAX_COUNT, true),
    /** 16.9 has been seen on the last day of a series, 0 and 0.001 on hundreds of contracts. */
    IV("IV", "iv", 0, 100, false),
    DELTA("Delta", "delta", -1.5, 1.5, false),
    GAMMA("Gamma", "gamma", 0, 1e4, false),
    OPEN_INTEREST("Open Interest", "open_interest", 0, ChainField.MAX_COUNT, true);

    /** Dollars a unit: beyond the dearest listed share and every index. */
    static final double MAX_PRICE = 1e7;

    private static final double MAX_COUNT = 1e9;

    private final String column;
    private final String property;
    private final double least;
    private final double most;
    private final boolean whole;

    ChainField(String column, String property, double least, double most, boolean whole) {
        this.column = column;
        this.property = property;
        this.least = least;
        this.most = most;
        this.whole = whole;
    }

    /** Name in the CSV's header row. */
    String column() {
        return column;
    }

    /** Name in the JSON. */
    String property() {
        return property;
    }

    static @Nullable ChainField ofProperty(String name) {
        for (ChainField quantity : values()) {
            if (quantity.property.equals(name)) {
                return quantity;
            }
        }
        return null;
    }

    /** Why {@code value} cannot be this quantity's, null when it can. */
    @Nullable
    ContractDefect problem(double value) {
        if (!Double.isFinite(value)) {
            return ContractDefect.NOT_A_NUMBER;
        }
        if (value < 0 && least == 0) {
            return ContractDefect.NEGATIVE;
        }
        boolean fits = value >= least && value <= most && (!whole || value == Math.rint(value));
        return fits ? null : ContractDefect.ABSURD;
    }
}
