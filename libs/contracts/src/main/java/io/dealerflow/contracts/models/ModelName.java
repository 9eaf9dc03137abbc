package io.dealerflow.contracts.models;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The models that are served; each has a folder with its card under {@code models/}. */
public enum ModelName {
    /** Sentiment of a headline and body. */
    @JsonProperty("news-sentiment")
    NEWS_SENTIMENT,
    /** Formation and last candle of a picture of a chart. */
    @JsonProperty("chart-pattern")
    CHART_PATTERN,
    /** Volatility state of an asset, from daily volatility and range. */
    @JsonProperty("regime")
    REGIME,
    /** Size of the next hour's move of a symbol, from hourly bars. */
    @JsonProperty("ensemble")
    ENSEMBLE,
    /** Next hourly close of a symbol, as an interval. */
    @JsonProperty("forecast")
    FORECAST,
    /** A model of a newer producer; never written. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN;

    /** As it is written everywhere outside the program, and the name of its folder with {@code _} for {@code -}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
