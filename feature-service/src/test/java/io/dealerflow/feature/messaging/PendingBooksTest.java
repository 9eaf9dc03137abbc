package io.dealerflow.feature.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.feature.messaging.PendingBooks.Pending;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PendingBooksTest {
    private static final Instant NOON = Instant.parse("2026-03-13T16:00:00Z");

    private final ScannedStore store = new ScannedStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecomputationMetrics metrics = new RecomputationMetrics(meters);
    private final PendingBooks books = new PendingBooks(store, metrics);

    @Test
    @DisplayName("checking for pending books does not read the store")
    void theStoreIsReadOnce() {
        books.add(book(1));
        for (int i = 0; i < 100; i++) {
            books.due(4, i);
        }

        assertThat(store.scans).isEqualTo(1);
    }

    @Test
    void afterARestartTheBooksAreThoseOfTheStore() {
        books.add(book(2));
        books.add(book(1));
        books.add(book(3));
        books.done("TST", book(2).asOf());
        books.close();

        assertThat(new PendingBooks(store, metrics).due(4, 0)).containsExactly(book(1), book(3));
        assertThat(pending()).isEqualTo(2);
    }

    @Test
    void aBookThatFailsIsPutOffTwiceAsLongEachTimeAndNeverLost() {
        books.add(book(1));
        books.add(book(2));
        List<Long> due = new ArrayList<>();
        long now = 0;
        for (int failure = 0; failure < 12; failure++) {
            books.retryLater(book(1), now);
            long before = now;
            while (!books.due(4, now).contains(book(1))) {
                now += 1_000;
            }
            due.add((now - before) / 1_000);
        }

        assertThat(due).startsWith(1L, 2L, 4L, 8L).endsWith(600L, 600L);
        assertThat(books.due(4, 0)).containsExactly(book(2));
    }

    @Test
    void anotherObservationMakesABookDueAtOnce() {
        books.add(book(1));
        books.retryLater(book(1), 0);
        books.add(book(1));

        assertThat(books.due(4, 0)).containsExactly(book(1));
        assertThat(pending()).isEqualTo(1);
    }

    private double pending() {
        return meters.get("dealerflow.gex.pending.books").gauge().value();
    }

    private static Pending book(int minute) {
        return new Pending("TST", NOON.plusSeconds(60L * minute), "trace");
    }

    private static final class ScannedStore extends InMemoryKeyValueStore {
        private int scans;

        ScannedStore() {
            super("pending");
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> all() {
            scans++;
            return super.all();
        }
    }
}
