package io.dealerflow.gexapi.visualizer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How dealers' hedging acts on the market at spot, by the names of the GEX Visualizer. */
public enum MarketRegime {
    /** It trades against moves. */
    @JsonProperty("positive_gamma")
    POSITIVE_GAMMA,
    /** It trades with them. */
    @JsonProperty("negative_gamma")
    NEGATIVE_GAMMA,
    /** The gamma flip is close. */
    @JsonProperty("near_flip")
    NEAR_FLIP,
    /** There is no exposure. */
    @JsonProperty("neutral")
    NEUTRAL;

    /** The regime of the same name. */
    static MarketRegime of(Enum<?> regime) {
        return valueOf(regime.name());
    }
}
