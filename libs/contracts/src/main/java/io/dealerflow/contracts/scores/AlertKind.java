package io.dealerflow.contracts.scores;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Kinds of alert; the SSE event name. Kinds may be added. */
public enum AlertKind {
    FLIP_PROXIMITY,
    GAMMA_CONCENTRATION,
    REGIME_CHANGE,
    /** A kind that only a newer producer has; never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
