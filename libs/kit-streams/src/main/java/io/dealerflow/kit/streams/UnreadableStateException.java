package io.dealerflow.kit.streams;

/**
 * A state store holds a value that this version cannot read, or lacks an entry of its index. No event can be processed correctly:
 * the topology stops, and nothing is dead-lettered.
 */
public final class UnreadableStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableStateException(String message) {
        super(message);
    }

    public UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
