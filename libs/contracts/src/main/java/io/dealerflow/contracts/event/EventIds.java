package io.dealerflow.contracts.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Event identities: a function of the observation alone, so that every reader recognises a repeat. */
public final class EventIds {
    private static final int ID_BYTES = 16;

    private EventIds() {}

    /**
     * @param contentHash {@link #sha256} of the content without arrival details
     * @return 32 hexadecimal digits
     */
    public static String of(String source, String key, Instant asOf, String contentHash) {
        String identity = String.join("\n", source, key, asOf.toString(), contentHash);
        byte[] hash = newSha256().digest(identity.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    }

    /** SHA-256 of the bytes in 64 hexadecimal digits. */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(newSha256().digest(content));
    }

    /** A new SHA-256, for content that is not in one array. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
