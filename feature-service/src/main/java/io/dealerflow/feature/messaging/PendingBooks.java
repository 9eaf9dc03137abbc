package io.dealerflow.feature.messaging;

import com.fasterxml.jackson.core.JacksonException;
import io.dealerflow.contracts.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
        try {
            store.put(key(pending.underlying(), pending.asOf()), Wire.cbor().writeValueAsBytes(pending));
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
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
                next.add(Wire.cbor().readValue(entries.next().value, Pending.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the state store holds what this version cannot read", e);
        }
        return next;
    }

    private static Bytes key(String underlying, Instant asOf) {
        byte[] name = underlying.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(name.length + 1 + Long.BYTES + Integer.BYTES)
                .put(name)
                .put((byte) 0)
                .putLong(asOf.getEpochSecond())
                .putInt(asOf.getNano())
                .array());
    }
}
