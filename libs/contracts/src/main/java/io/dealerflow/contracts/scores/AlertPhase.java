package io.dealerflow.contracts.scores;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What an event says of its alert. Phases are added in the course of time. */
public enum AlertPhase {
    /** The condition holds: the first event of the alert. */
    @JsonProperty("raised")
    RAISED,
    /** It is more severe than at the event before. */
    @JsonProperty("escalated")
    ESCALATED,
    /** The condition is over: the last event of the alert. An alert that tells of a change, and not of a condition that lasts, has none. */
    @JsonProperty("resolved")
    RESOLVED,
    /** A phase of a newer producer; never written. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN
}
