package io.dealerflow.gexapi.query;

import io.dealerflow.kit.http.InvalidParameterException;

/** Names that users give to what they create. */
public final class Names {
    private static final int MAX = 100;

    private Names() {}

    /**
     * The name, stripped.
     *
     * @throws InvalidParameterException when it is empty, too long, or has characters that cannot be printed
     */
    public static String checked(String name) {
        if (name.isBlank()
                || name.codePointCount(0, name.length()) > MAX
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidParameterException("name", "must have 1 to " + MAX + " printable characters");
        }
        return name.strip();
    }
}
