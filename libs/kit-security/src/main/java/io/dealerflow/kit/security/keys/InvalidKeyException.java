package io.dealerflow.kit.security.keys;

/** A key that opens nothing; the message says why, to its holder. */
public final class InvalidKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidKeyException(String message) {
        super(message);
    }
}
