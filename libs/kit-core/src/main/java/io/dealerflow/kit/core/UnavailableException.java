package io.dealerflow.kit.core;

/** A store or service that should answer does not: the consumer pauses and tries again until it does. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
