package io.dealerflow.kit.http;

import org.jspecify.annotations.Nullable;

/** A request with an invalid parameter. */
public final class InvalidParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    /** @param reason what is wrong, to follow the parameter's name in a sentence */
    public InvalidParameterException(String parameter, String reason) {
        this(parameter, reason, null);
    }

    public InvalidParameterException(String parameter, String reason, @Nullable Throwable cause) {
        super(parameter + " " + reason, cause);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
