package io.dealerflow.gexapi.query;

import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page of a list ended: text without a meaning for clients, who give it back to read on. */
public final class Cursor {
    public static final String PARAMETER = "cursor";
    private static final String SEPARATOR = "\n";

    private Cursor() {}

    /** The text of parts, which hold no line ends. */
    public static String of(String... parts) {
        byte[] text = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /**
     * The parts of the cursor that is given; empty where none is.
     *
     * @param parts how many there must be
     * @throws InvalidParameterException when it is not one that this list gave out
     */
    public static Optional<List<String>> in(Parameters given, int parts) {
        String text = given.anyText(PARAMETER);
        return text == null ? Optional.empty() : Optional.of(read(text, parts));
    }

    private static List<String> read(String text, int parts) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            List<String> found = List.of(new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1));
            if (found.size() == parts) {
                return found;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    /** For a cursor whose parts cannot be read. */
    public static InvalidParameterException invalid(@Nullable Throwable cause) {
        return new InvalidParameterException(PARAMETER, "is not a next_cursor of this list", cause);
    }
}
