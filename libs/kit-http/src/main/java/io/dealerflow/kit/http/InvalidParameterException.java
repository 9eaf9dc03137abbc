package io.dealerflow.kit.http;

import org.jspecify.annotations.Nullable;

/** A request with an invalid parameter. */
public final class InvalidParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String reason;

    /** @param reason what is wrong, to follow the parameter's name in a sentence */
    public InvalidParameterException(String parameter, String reason) {
        this(parameter, reason, null);
    }

    public InvalidParameterException(String parameter, String reason, @Nullable Throwable cause) {
        super(parameter + " " + reason, cause);
        this.parameter = parameter;
        this.reason = reason;
    }

    /** The same fault of a parameter that the sender knows by another name. */
    public InvalidParameterException named(String name) {
        return new InvalidParameterException(name, reason, this);
    }

    public String parameter() {
        return parameter;
    }
}
