package io.dealerflow.contracts.features;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Source of an expiry's forward. */
public enum ForwardSource {
    /** Put-call parity of the series' own quotes. */
    PARITY,
    /** Spot, grown at the rate less the dividend yield. */
    CURVE,
    /** A source that only a newer producer has; never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
