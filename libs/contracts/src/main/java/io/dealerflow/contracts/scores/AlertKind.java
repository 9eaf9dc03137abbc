package io.dealerflow.contracts.scores;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Kinds of alert; the SSE event name. Kinds are added in the course of time. */
public enum AlertKind {
    FLIP_PROXIMITY,
    GAMMA_CONCENTRATION,
    REGIME_CHANGE,
    /** A kind of a newer producer; never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
