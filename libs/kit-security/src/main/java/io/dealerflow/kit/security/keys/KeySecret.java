package io.dealerflow.kit.security.keys;

import io.dealerflow.contracts.event.EventIds;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a key: {@code df_} and 43 random characters, 256 bits. So much entropy needs no slow hash: SHA-256 cannot be
 * inverted by guessing. All characters are allowed in an HTTP header and in the name of a WebSocket subprotocol.
 */
public record KeySecret(String text) {
    private static final int BYTES = 32;
    private static final int SHOWN = 9;
    private static final Pattern FORM = Pattern.compile("df_[A-Za-z0-9_-]{32,128}");

    public KeySecret {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a key is df_ and 32 to 128 letters, digits, _ or -");
        }
    }

    public static KeySecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new KeySecret("df_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty when the text cannot be a key. */
    public static Optional<KeySecret> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new KeySecret(text)) : Optional.empty();
    }

    /** The first characters, shown in lists. */
    public String prefix() {
        return text.substring(0, SHOWN);
    }

    /** SHA-256 in hexadecimal digits. */
    public String hash() {
        return EventIds.sha256(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Without the key itself, so that it is never logged. */
    @Override
    public String toString() {
        return prefix() + "…";
    }
}
