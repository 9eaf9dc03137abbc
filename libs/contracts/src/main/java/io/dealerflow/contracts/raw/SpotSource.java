package io.dealerflow.contracts.raw;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How the price of an underlying is known. */
public enum SpotSource {
    /** The source quotes it beside the options. */
    QUOTED,
    /** Implied by the quotes of the first expiry, by put-call parity. */
    PARITY,
    /** A source that only a newer producer has; never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
