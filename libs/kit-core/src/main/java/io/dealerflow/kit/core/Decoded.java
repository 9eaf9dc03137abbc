package io.dealerflow.kit.core;

import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.Event;

/** Outcome of reading a record. */
public sealed interface Decoded<T extends Event> {
    record Read<T extends Event>(T event) implements Decoded<T> {}

    /** @param error one line, human-readable */
    record Invalid<T extends Event>(DeadLetterReason reason, String error) implements Decoded<T> {}
}
