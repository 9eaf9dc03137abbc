package io.dealerflow.contracts.features;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an asset of the universe is. */
public enum AssetClass {
    /** A stock, a stock index, or an index of their volatility. */
    @JsonProperty("equity")
    EQUITY,
    @JsonProperty("commodity")
    COMMODITY,
    /** A currency pair. */
    @JsonProperty("fx")
    FX,
    /** The corporate bonds of one currency. */
    @JsonProperty("credit")
    CREDIT,
    /** The government bonds of one currency. */
    @JsonProperty("rates")
    RATES,
    /** What links the markets of several countries. */
    @JsonProperty("cross_border")
    CROSS_BORDER,
    /** A class of a newer producer; never written. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN;

    /** As it is written everywhere outside the program. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
