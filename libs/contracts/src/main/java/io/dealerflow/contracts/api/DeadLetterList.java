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
     * Letters of one dead-letter topic that one consumer left for one reason.
     *
     * @param waiting never replayed
     * @param newest  when the consumer last gave up
     */
    public record Group(String topic, String consumer, String reason, long waiting, long replayed, Instant newest) {}

    /**
     * One letter.
     *
     * @param id          {@code topic-partition@offset} of the dead-letter topic
     * @param consumer    {@code service/stage} that failed on it, {@code ?} where that is not known
     * @param error       one line for a person
     * @param time        when the consumer gave up
     * @param bytes       length of the value; null when the record has none
     * @param valueBase64 the value as it was received; null in lists
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
     * What a replay did.
     *
     * @param matched  letters that the request meant
     * @param replayed those of them that were sent again; the others were replayed before
     */
    @RequiredUnlessNullable
    public record Replay(int matched, int replayed) {}
}
