package io.dealerflow.gexapi.webhooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One event for one webhook.
 *
 * @param seq           of the event
 * @param eventId       of the event; the receiver uses it to detect repeats
 * @param eventType     of the event
 * @param attempts      so far
 * @param nextAttemptAt null unless pending
 * @param lastAttemptAt null before the first
 * @param httpStatus    of the last attempt, null when there was no answer
 * @param error         why the last attempt failed, null when it did not
 */
public record WebhookDelivery(
        long id,
        long seq,
        String eventId,
        String eventType,
        Status status,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer httpStatus,
        @Nullable String error) {
    /** State of a delivery. */
    public enum Status {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("delivered")
        DELIVERED,
        /** Given up. */
        @JsonProperty("failed")
        FAILED;

        /** As it is written everywhere outside the program. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
