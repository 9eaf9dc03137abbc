package io.dealerflow.gexapi.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** State of an alert. */
public enum AlertState {
    /** Neither acknowledged nor resolved. */
    @JsonProperty("open")
    OPEN,
    /** Acknowledged by a user, and not resolved. */
    @JsonProperty("acknowledged")
    ACKNOWLEDGED,
    /** Its condition is over. */
    @JsonProperty("resolved")
    RESOLVED
}
