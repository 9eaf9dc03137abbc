package io.dealerflow.gexapi.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** State of an alert. */
public enum AlertState {
    /** Not acknowledged. */
    @JsonProperty("open")
    OPEN,
    /** Acknowledged by a user. */
    @JsonProperty("acknowledged")
    ACKNOWLEDGED
}
