package io.dealerflow.gexapi.visualizer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a strike is drawn. */
public enum Color {
    /** Net exposure above 0. */
    @JsonProperty("green")
    GREEN,
    /** Net exposure of 0 or below. */
    @JsonProperty("red")
    RED;

    static Color of(double netGex) {
        return netGex > 0 ? GREEN : RED;
    }
}
