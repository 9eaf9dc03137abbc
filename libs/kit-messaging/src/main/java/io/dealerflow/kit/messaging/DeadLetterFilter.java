package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Topic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Selects dead letters; a null component selects all.
 *
 * @param topic    the original topic or its {@code .dlq}, with or without the prefix {@code dealerflow.}
 * @param consumer {@code service/stage}, or a service for all of its stages
 * @param reason   name of a {@code DeadLetterReason}, in any case
 */
public record DeadLetterFilter(
        @Nullable String topic,
        @Nullable String consumer,
        @Nullable String reason) {
    private static final String PREFIX = "dealerflow.";

    public boolean matches(StoredDeadLetter letter) {
        return (topic == null || matchesTopic(letter.message().topic()))
                && (consumer == null
                        || letter.consumer().equals(consumer)
                        || letter.consumer().startsWith(consumer + "/"))
                && (reason == null || letter.reason().equals(reason.toUpperCase(Locale.ROOT)));
    }

    /** Whether records of a dead-letter topic can match. */
    boolean matchesTopic(String deadLetterTopic) {
        if (topic == null) {
            return true;
        }
        String full = topic.startsWith(PREFIX) ? topic : PREFIX + topic;
        return deadLetterTopic.equals(full.endsWith(Topic.DEAD_LETTER_SUFFIX) ? full : full + Topic.DEAD_LETTER_SUFFIX);
    }
}
