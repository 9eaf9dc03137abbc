package io.dealerflow.contracts.scores;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How urgent an alert is, ascending. */
public enum Severity {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("critical")
    CRITICAL;

    /** As it is written everywhere outside the program. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
