package io.dealerflow.gexapi.rest;

import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a request must have. */
final class Given {
    private Given() {}

    /** The body; fails where it is absent, or the JSON {@code null}. */
    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new InvalidParameterException("body", "must be an object");
        }
        return body;
    }

    /**
     * The id in the path.
     *
     * @param of what it is the id of, and where to find it, to follow "the id of "
     */
    static UUID id(String id, String of) {
        String text = Parameters.pathPart("id", id);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException("id", "must be the id of " + of, e);
        }
    }
}
