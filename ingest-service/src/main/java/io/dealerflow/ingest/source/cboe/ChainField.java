package io.dealerflow.ingest.source.cboe;

import io.dealerflow.ingest.format.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of one contract: their names in the CSV and the JSON, and their plausible range. */
public enum ChainField {
    LAST("Last Sale", "last_trade_price", 0, ChainField.MAX_PRICE, Kind.PRICE),
    BID("Bid", "bid", 0, ChainField.MAX_PRICE, Kind.PRICE),
    ASK("Ask", "ask", 0, ChainField.MAX_PRICE, Kind.PRICE),
    VOLUME("Volume", "volume", 0, ChainField.MAX_COUNT, Kind.COUNT),
    /** 16.9 has been seen on the last day of a series, 0 and 0.001 on hundreds of contracts. */
    IV("IV", "iv", 0, 100, Kind.FRACTION),
    DELTA("Delta", "delta", -1.5, 1.5, Kind.FRACTION),
    GAMMA("Gamma", "gamma", 0, 1e4, Kind.FRACTION),
    OPEN_INTEREST("Open Interest", "open_interest", 0, ChainField.MAX_COUNT, Kind.COUNT);

    /** Dollars per unit of the underlying: above the highest listed share and every index. */
    public static final double MAX_PRICE = 1e7;

    /** Those that every contract has. */
    static final List<ChainField> REQUIRED =
            Arrays.stream(values()).filter(ChainField::isRequired).toList();

    private static final double MAX_COUNT = 1e9;
    private static final Map<String, ChainField> BY_PROPERTY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ChainField::property, field -> field));

    private enum Kind {
        PRICE,
        /** Whole; every contract has it, so that its absence is a defect. */
        COUNT,
        /** Small, so that a comma in it is a decimal comma and never separates thousands. */
        FRACTION
    }

    private final String column;
    private final String property;
    private final double min;
    private final double max;
    private final Kind kind;

    ChainField(String column, String property, double min, double max, Kind kind) {
        this.column = column;
        this.property = property;
        this.min = min;
        this.max = max;
        this.kind = kind;
    }

    /** Its index in an array of the figures of one contract. */
    @SuppressWarnings("EnumOrdinal") // the arrays live no longer than the parsing of a file
    public int index() {
        return ordinal();
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
        return BY_PROPERTY.get(name);
    }

    /**
     * Whether a contract without this figure is unusable. Prices, volatility and greeks may be absent: they are not quoted, or are
     * implied from those that are.
     */
    boolean isRequired() {
        return kind == Kind.COUNT;
    }

    /** The number in {@code text}, NaN when it is not one. */
    public double parse(String text) {
        return kind == Kind.FRACTION ? Numbers.parse(text) : Numbers.parseWithThousands(text);
    }

    /** Why {@code value} cannot be this figure, null when it can. */
    public @Nullable ContractDefect defect(double value) {
        if (!Double.isFinite(value)) {
            return ContractDefect.NOT_A_NUMBER;
        }
        if (value < 0 && min == 0) {
            return ContractDefect.NEGATIVE;
        }
        boolean fits = value >= min && value <= max && (kind != Kind.COUNT || value == Math.rint(value));
        return fits ? null : ContractDefect.ABSURD;
    }
}
