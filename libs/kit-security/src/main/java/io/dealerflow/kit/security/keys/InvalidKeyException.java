package io.dealerflow.kit.security.keys;

/** An unknown, expired or revoked key; the message is for its holder. */
public final class InvalidKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidKeyException(String message) {
        super(message);
    }
}
