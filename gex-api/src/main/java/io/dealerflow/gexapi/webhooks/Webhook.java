package io.dealerflow.gexapi.webhooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.gexapi.stream.EventFilter;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A subscription to events.
 *
 * @param name   for people
 * @param target {@code https}, or {@code mailto} with one address
 * @param filter of events, see {@link EventFilter#notifies}
 * @param cursor seq of the last event that was compared with the filter
 */
public record Webhook(
        UUID id,
        String name,
        URI target,
        Format format,
        EventFilter filter,
        State state,
        long cursor,
        Instant createdAt,
        String createdBy) {
    /** What is sent. */
    public enum Format {
        /** The event in JSON, as the streams deliver it. */
        @JsonProperty("generic")
        GENERIC,
        /** A message for a Slack incoming webhook. */
        @JsonProperty("slack")
        SLACK,
        /** A mail. */
        @JsonProperty("email")
        EMAIL;

        /** As it is written everywhere outside the program. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether events are delivered. */
    public enum State {
        @JsonProperty("active")
        ACTIVE,
        /** Events are kept until it is resumed, as long as the log has them. */
        @JsonProperty("paused")
        PAUSED;

        /** As it is written everywhere outside the program. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
