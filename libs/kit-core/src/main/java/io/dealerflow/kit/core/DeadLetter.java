package io.dealerflow.kit.core;

import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.HeaderNames;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer could not process.
 *
 * @param consumer {@code service/stage}; a replayed record is processed by this consumer alone
 * @param error    one line, human-readable
 * @param time     when the record was dead-lettered
 */
public record DeadLetter(
        String consumer,
        String topic,
        int partition,
        long offset,
        DeadLetterReason reason,
        String error,
        Instant time) {

    /** The original headers plus those of a dead letter; key and bytes of the record are unchanged. */
    public Headers headers(Headers original) {
        var headers = new RecordHeaders(original.toArray());
        headers.remove(HeaderNames.DLQ_REPLAY_FOR);
        EventHeaders.put(headers, HeaderNames.DLQ_CONSUMER, consumer);
        EventHeaders.put(headers, HeaderNames.DLQ_REASON, reason.name());
        EventHeaders.put(headers, HeaderNames.DLQ_TOPIC, topic);
        EventHeaders.put(headers, HeaderNames.DLQ_PARTITION, Integer.toString(partition));
        EventHeaders.put(headers, HeaderNames.DLQ_OFFSET, Long.toString(offset));
        EventHeaders.put(headers, HeaderNames.DLQ_ERROR, error);
        EventHeaders.put(headers, HeaderNames.DLQ_TIME, time.toString());
        return headers;
    }

    /** Whether {@code consumer} should process a record with these headers: a replayed one is addressed to one consumer. */
    public static boolean isFor(String consumer, Headers headers) {
        @Nullable String addressee = EventHeaders.text(headers, HeaderNames.DLQ_REPLAY_FOR);
        return addressee == null || addressee.equals(consumer);
    }

    /** The failure in one line. */
    public static String summary(Throwable failure) {
        return failure.getClass().getSimpleName() + ": "
                + String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
