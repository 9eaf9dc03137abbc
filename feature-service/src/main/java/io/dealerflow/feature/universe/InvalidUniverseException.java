package io.dealerflow.feature.universe;

/** A file of the universe that cannot be used; the message names file, line and path of what is wrong. */
public final class InvalidUniverseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidUniverseException(String message) {
        super(message);
    }

    InvalidUniverseException(String message, Throwable cause) {
        super(message, cause);
    }
}
