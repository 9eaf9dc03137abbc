package io.dealerflow.contracts.event;

/** Why a consumer could not process a record. */
public enum DeadLetterReason {
    /** The bytes are not valid JSON or CBOR of the content type, or do not match the record. */
    UNREADABLE,
    /** The record was read, but its values are invalid for its type. */
    INVALID,
    /** The record is valid, and processing it failed with a failure that is not transient. */
    FAILED
}
