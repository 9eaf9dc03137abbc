package io.dealerflow.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a file of market data holds. */
public enum FileKind {
    @JsonProperty("option_chain")
    OPTION_CHAIN,
    @JsonProperty("futures")
    FUTURES,
    @JsonProperty("positioning")
    POSITIONING,
    @JsonProperty("fx")
    FX,
    @JsonProperty("macro")
    MACRO,
    @JsonProperty("bars")
    BARS,
    @JsonProperty("trades")
    TRADES,
    @JsonProperty("news")
    NEWS,
    @JsonProperty("captures")
    CAPTURES,
    @JsonProperty("instruments")
    INSTRUMENTS,
    @JsonProperty("market_data")
    MARKET_DATA;

    /** As it is written everywhere outside the program. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of that wire name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static FileKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
