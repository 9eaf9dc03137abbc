package io.dealerflow.feature.messaging;

import io.dealerflow.kit.streams.StateBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Books changed by a late observation and still to be published again. A few at a time: one transaction must not last
 * as long as the pricing of hundreds of books. The store is read once; afterwards it is only written.
 */
final class PendingBooks implements AutoCloseable {
    static final String STORE = "pending-books";

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY = Duration.ofMinutes(10);

    private final KeyValueStore<Bytes, byte[]> store;
    private final RecomputationMetrics metrics;
    private final Map<Bytes, Entry> books = new TreeMap<>();

    PendingBooks(KeyValueStore<Bytes, byte[]> store, RecomputationMetrics metrics) {
        this.store = store;
        this.metrics = metrics;
        try (var entries = store.all()) {
            entries.forEachRemaining(
                    entry -> books.put(entry.key, Entry.due(StateBytes.read(entry.value, Pending.class))));
        }
        metrics.pending(books.size());
    }

    /** @param traceparent trace of the observation that changed the book */
    record Pending(String underlying, Instant asOf, String traceparent) {}

    /** @param dueMs wall-clock time from which it may be computed, milliseconds since the epoch */
    private record Entry(Pending book, Duration retry, long dueMs) {
        static Entry due(Pending book) {
            return new Entry(book, FIRST_RETRY, 0);
        }

        Entry failed(long nowMs) {
            Duration doubled = retry.multipliedBy(2);
            return new Entry(book, doubled.compareTo(MAX_RETRY) < 0 ? doubled : MAX_RETRY, nowMs + retry.toMillis());
        }
    }

    void add(Pending pending) {
        Bytes key = key(pending.underlying(), pending.asOf());
        store.put(key, StateBytes.write(pending));
        if (books.put(key, Entry.due(pending)) == null) {
            metrics.pending(1);
        }
    }

    void done(String underlying, Instant asOf) {
        Bytes key = key(underlying, asOf);
        if (books.remove(key) != null) {
            store.delete(key);
            metrics.pending(-1);
        }
    }

    /** Delays a book that cannot be computed: by a second at first, doubled each time, by ten minutes at most. */
    void retryLater(Pending pending, long nowMs) {
        books.computeIfPresent(key(pending.underlying(), pending.asOf()), (key, entry) -> entry.failed(nowMs));
    }

    /** At most {@code limit} of those that are due, each underlying's in order of time. */
    List<Pending> due(int limit, long nowMs) {
        return books.values().stream()
                .filter(entry -> entry.dueMs() <= nowMs)
                .limit(limit)
                .map(Entry::book)
                .toList();
    }

    @Override
    public void close() {
        metrics.pending(-books.size());
        books.clear();
    }

    private static Bytes key(String underlying, Instant asOf) {
        return StateBytes.key(underlying, "", asOf);
    }
}
