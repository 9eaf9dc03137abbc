package io.dealerflow.kit.core;

/** A store or service does not answer. A consumer is paused and retries until it does. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
