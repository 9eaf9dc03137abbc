package io.dealerflow.kit.core;

/** An event that could be read but that this consumer can never process: it is dead-lettered as {@code INVALID}. */
public final class InvalidEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidEventException(String message) {
        super(message);
    }
}
