package io.dealerflow.contracts.api;

import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records that consumers could not process.
 *
 * @param groups  all that match, counted by topic, consumer and reason
 * @param letters the newest of them, newest last, without their values
 */
@RequiredUnlessNullable
public record DeadLetterList(List<Group> groups, List<Letter> letters) {
    public DeadLetterList {
        groups = List.copyOf(groups);
        letters = List.copyOf(letters);
    }

    /**
     * Dead letters of one topic, consumer and reason.
     *
     * @param waiting never replayed
     * @param newest  time of the newest
     */
    public record Group(String topic, String consumer, String reason, long waiting, long replayed, Instant newest) {}

    /**
     * One dead letter.
     *
     * @param id          {@code topic-partition@offset} of the dead-letter topic
     * @param consumer    {@code service/stage} that failed on it, {@code ?} when unknown
     * @param error       one line, human-readable
     * @param time        when the record was dead-lettered
     * @param bytes       length of the value; null for a null value
     * @param valueBase64 the value as received; null in lists
     */
    public record Letter(
            String id,
            String topic,
            String consumer,
            String reason,
            @Nullable String error,
            Instant time,
            boolean replayed,
            @Nullable String key,
            @Nullable Integer bytes,
            @Nullable String valueBase64,
            Map<String, String> headers) {
        public Letter {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /**
     * Result of a replay.
     *
     * @param matched  dead letters that the request selected
     * @param replayed those sent again; the others had been replayed before
     */
    @RequiredUnlessNullable
    public record Replay(int matched, int replayed) {}
}
