package io.dealerflow.gexapi.rendered;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is sent.
 *
 * @param body  the answer, up to the digits of its age where it tells its age
 * @param rest  what follows these digits; empty where the answer does not tell its age
 * @param since instant from which the age counts; null where the answer does not tell its age
 */
@SuppressWarnings("ArrayRecordComponent")
public record Rendered(
        Heading heading, byte[] body, byte[] rest, @Nullable Instant since) {
    private static final byte[] NOTHING = {};

    /**
     * What is known of an answer besides its bytes.
     *
     * @param symbol   of the snapshot that it was made from
     * @param eventId  of that snapshot
     * @param stale    whether the snapshot came from the fallback store: such an answer is not kept
     * @param fileName of a CSV file; null for JSON
     */
    public record Heading(
            String symbol,
            String eventId,
            boolean stale,
            @Nullable String fileName) {}

    /** An answer that does not tell its age. */
    public static Rendered of(Heading heading, byte[] bytes) {
        return new Rendered(heading, bytes, NOTHING, null);
    }

    /**
     * An answer that tells its age.
     *
     * @param bytes   with {@code standIn} in the place of the age
     * @param standIn a member of the answer that occurs nowhere else in it: the name, the colon, and digits
     * @param since   instant from which the age counts
     * @throws IllegalArgumentException when the answer does not contain it
     */
    public static Rendered aging(Heading heading, byte[] bytes, String standIn, Instant since) {
        byte[] wanted = standIn.getBytes(StandardCharsets.UTF_8);
        int at = lastIndexOf(bytes, wanted);
        if (at < 0) {
            throw new IllegalArgumentException("the answer has no " + standIn);
        }
        int digits = at + standIn.indexOf(':') + 1;
        int end = at + wanted.length;
        return new Rendered(
                heading,
                ByteBuffer.allocate(digits).put(bytes, 0, digits).array(),
                ByteBuffer.allocate(bytes.length - end)
                        .put(bytes, end, bytes.length - end)
                        .array(),
                since);
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length - wanted.length; at >= 0; at--) {
            if (matches(bytes, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** The answer at {@code now}: not to be changed. */
    public byte[] at(Instant now) {
        if (since == null) {
            return body;
        }
        byte[] age = Long.toString(age(since, now)).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(body.length + age.length + rest.length)
                .put(body)
                .put(age)
                .put(rest)
                .array();
    }

    /** Whole seconds, at least 0. */
    public static long age(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }

    /** Bytes that it occupies, apart from what every answer has. */
    int size() {
        return body.length + rest.length;
    }
}
