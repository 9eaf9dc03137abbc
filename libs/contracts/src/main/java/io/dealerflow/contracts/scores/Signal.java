package io.dealerflow.contracts.scores;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** On which side of the thresholds the change of a close lies. */
public enum Signal {
    /** Above. */
    BUY,
    /** Below. */
    SELL,
    /** Between, or on one. */
    HOLD,
    /** A signal of a newer producer; never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
