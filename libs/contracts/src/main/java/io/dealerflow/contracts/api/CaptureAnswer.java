package io.dealerflow.contracts.api;

import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a picture that was sent over the WebSocket of captures; one for each.
 *
 * @param status     {@link #ACCEPTED}, {@link #REFUSED} or {@link #PENDING}
 * @param capturedAt of the picture, as its sender gave it; null when it did not
 * @param sha256     of the picture; null when it was not stored
 * @param eventId    of the {@link io.dealerflow.contracts.raw.Capture}; null when it was not accepted
 * @param reason     why it was not accepted: a stable code
 * @param field      at fault, where there is one
 * @param value      the offending value
 * @param message    one sentence, human-readable
 */
@RequiredUnlessNullable
public record CaptureAnswer(
        String status,
        @Nullable Instant capturedAt,
        @Nullable String sha256,
        @Nullable String eventId,
        @Nullable String reason,
        @Nullable String field,
        @Nullable String value,
        @Nullable String message) {
    /** Stored and published. */
    public static final String ACCEPTED = "accepted";

    /** Not published; it has to be sent otherwise or later. */
    public static final String REFUSED = "refused";

    /** Stored, and published as soon as database and broker answer again. */
    public static final String PENDING = "pending";

    /** A picture that was not stored. */
    public static CaptureAnswer refused(@Nullable Instant capturedAt, String reason, String message) {
        return new CaptureAnswer(REFUSED, capturedAt, null, null, reason, null, null, message);
    }
}
