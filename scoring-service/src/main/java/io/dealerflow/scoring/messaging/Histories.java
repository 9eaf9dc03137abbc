package io.dealerflow.scoring.messaging;

import io.dealerflow.kit.streams.Lru;
import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.scoring.history.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The histories of one partition's assets: an entry per (symbol, event time). Those of the symbols used last are also cached decoded; the
 * store is authoritative.
 */
final class Histories<E extends History.Entry<E>> {
    private static final int SYMBOLS_HELD = 32;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Class<E> type;
    private final Lru<String, History<E>> held = new Lru<>(SYMBOLS_HELD);

    Histories(KeyValueStore<Bytes, byte[]> store, Class<E> type) {
        this.store = store;
        this.type = type;
    }

    History<E> of(String symbol) {
        return held.get(symbol, this::load);
    }

    void add(String symbol, E entry) {
        History.Change<E> change = of(symbol).put(entry);
        store.put(key(symbol, change.written().asOf()), StateBytes.write(change.written()));
        change.forgotten().ifPresent(asOf -> store.delete(key(symbol, asOf)));
    }

    private History<E> load(String symbol) {
        List<E> entries = new ArrayList<>();
        try (var found = store.prefixScan(StateBytes.prefix(symbol), new ByteArraySerializer())) {
            found.forEachRemaining(entry -> entries.add(StateBytes.read(entry.value, type)));
        }
        return new History<>(entries);
    }

    private static Bytes key(String symbol, Instant asOf) {
        return StateBytes.key(symbol, "", asOf);
    }
}
