package io.dealerflow.kit.streams;

/**
 * A state store holds what this version cannot read, or lacks what its index names. No event can be processed rightly on it:
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
