package io.dealerflow.contracts.event;

/** Why a consumer could not process a record. */
public enum DeadLetterReason {
    /** The bytes are not the JSON or CBOR that the content type promises, or do not fit the record. */
    UNREADABLE,
    /** The record was read, but its values break the rules of its type. */
    INVALID,
    /** The record is fine, and processing it failed in a way that a repeat would not mend. */
    FAILED
}
