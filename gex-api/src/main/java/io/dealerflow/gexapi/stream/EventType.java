package io.dealerflow.gexapi.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Kinds of events in the stream. */
public enum EventType {
    /** A snapshot of a book, without its tables. */
    @JsonProperty("snapshot")
    SNAPSHOT,
    /** A wall, the flip or the regime changed. */
    @JsonProperty("levels")
    LEVELS,
    @JsonProperty("score")
    SCORE,
    @JsonProperty("alert")
    ALERT,
    /** An alert was acknowledged: the alert once more, in its new state. */
    @JsonProperty("acknowledgement")
    ACKNOWLEDGEMENT,
    /** An alert was resolved: its last event. */
    @JsonProperty("resolution")
    RESOLUTION,
    @JsonProperty("report")
    REPORT,
    /** A model's signal, without its embedding. */
    @JsonProperty("signal")
    SIGNAL,
    /** The answer to a request to a model; its symbol is the id of the request. */
    @JsonProperty("prediction")
    PREDICTION,
    /** Requested events are no longer in the log. It is not stored; streams insert it where events are missing. */
    @JsonProperty("gap")
    GAP;

    /** As it is written everywhere outside the program. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
