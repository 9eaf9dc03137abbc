package io.dealerflow.feature.messaging;

import io.dealerflow.kit.streams.StateBytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Books that a late observation changed and that are still to be published again. A few at a time: one transaction must not last
 * as long as the pricing of hundreds of books.
 */
final class PendingBooks {
    static final String STORE = "pending-books";

    private final KeyValueStore<Bytes, byte[]> store;

    PendingBooks(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** @param traceparent trace of the observation that changed the book */
    record Pending(String underlying, Instant asOf, String traceparent) {}

    void add(Pending pending) {
        store.put(key(pending.underlying(), pending.asOf()), StateBytes.write(pending));
    }

    void done(String underlying, Instant asOf) {
        Bytes key = key(underlying, asOf);
        if (store.get(key) != null) {
            store.delete(key);
        }
    }

    /** At most {@code limit} of them, each underlying's in order of time. */
    List<Pending> next(int limit) {
        List<Pending> next = new ArrayList<>();
        try (var entries = store.all()) {
            while (next.size() < limit && entries.hasNext()) {
                next.add(StateBytes.read(entries.next().value, Pending.class));
            }
        }
        return next;
    }

    private static Bytes key(String underlying, Instant asOf) {
        return StateBytes.key(underlying, "", asOf);
    }
}
