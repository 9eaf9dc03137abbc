package io.dealerflow.contracts.features;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What the forward of an expiry rests on. */
public enum ForwardSource {
    /** Put-call parity of the series' own quotes. */
    PARITY,
    /** Spot, grown at the rate less the dividend yield. */
    CURVE,
    /** A source of a newer producer; never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
