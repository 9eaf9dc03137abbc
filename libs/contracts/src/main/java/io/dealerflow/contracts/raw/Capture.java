package io.dealerflow.contracts.raw;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;

/**
 * One picture of a stream of screen captures.
 *
 * @param source     the stream
 * @param asOf       when it was captured; where its sender does not say, when it was received
 * @param width      pixels
 * @param height     pixels
 * @param sha256     of the picture, 64 hexadecimal digits
 * @param landingKey of the same bytes in landing
 * @param image      as received, at most {@link #MAX_BYTES}; not to be modified
 */
@RequiredUnlessNullable
@SuppressWarnings("ArrayRecordComponent")
public record Capture(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        ImageFormat format,
        int width,
        int height,
        String sha256,
        String landingKey,
        byte[] image)
        implements Event {
    public static final int VERSION = 1;

    /** The largest picture. */
    public static final int MAX_BYTES = 4 << 20;

    public Capture {
        text(eventId, "event_id");
        text(source, "source");
        text(landingKey, "landing_key");
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("width and height must be > 0, were " + width + " and " + height);
        }
        if (image.length == 0 || image.length > MAX_BYTES) {
            throw new IllegalArgumentException("image must have 1 to " + MAX_BYTES + " bytes, has " + image.length);
        }
    }

    @Override
    public String subject() {
        return source;
    }

    @Override
    public String type() {
        return "io.dealerflow.capture.v1";
    }
}
