package io.dealerflow.gexapi.visualizer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What dealers hold under the dealer convention assumed: the sign of net exposure. */
public enum DealerPosition {
    /** Net exposure above 0. */
    @JsonProperty("long_gamma")
    LONG_GAMMA(Pressure.SELL),
    /** Net exposure below 0. */
    @JsonProperty("short_gamma")
    SHORT_GAMMA(Pressure.BUY),
    /** None. */
    @JsonProperty("neutral")
    NEUTRAL(Pressure.NEUTRAL);

    private final Pressure pressure;

    DealerPosition(Pressure pressure) {
        this.pressure = pressure;
    }

    /** What dealers must do as spot rises; as it falls, the opposite. */
    public enum Pressure {
        /** With the move: it is made larger. */
        @JsonProperty("buy")
        BUY,
        /** Against the move: it is made smaller. */
        @JsonProperty("sell")
        SELL,
        /** Nothing. */
        @JsonProperty("neutral")
        NEUTRAL
    }

    static DealerPosition of(double netGex) {
        if (netGex == 0) {
            return NEUTRAL;
        }
        return netGex > 0 ? LONG_GAMMA : SHORT_GAMMA;
    }

    Pressure pressure() {
        return pressure;
    }

    boolean isDestabilizing() {
        return this == SHORT_GAMMA;
    }
}
