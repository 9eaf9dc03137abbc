package io.dealerflow.scoring.messaging;

import com.fasterxml.jackson.core.JacksonException;
import io.dealerflow.contracts.Wire;
import io.dealerflow.scoring.alerts.AlertMemory;
import io.dealerflow.scoring.instability.PastObservation;
import io.dealerflow.scoring.instability.ScoreHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The state of one partition: a history entry per (symbol, event time) and an alert memory per symbol. Histories of the symbols
 * seen last are also held decoded; the stores are the truth.
 */
final class ScoreState {
    static final String HISTORY = "score-history";
    static final String ALERT_MEMORY = "alert-memory";

    private static final int SYMBOLS_HELD = 32;
    private static final byte END_OF_SYMBOL = 0;

    private final KeyValueStore<Bytes, byte[]> historyStore;
    private final KeyValueStore<Bytes, byte[]> memoryStore;
    private final Map<String, ScoreHistory> held = new LinkedHashMap<>(SYMBOLS_HELD, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ScoreHistory> eldest) {
            return size() > SYMBOLS_HELD;
        }
    };

    ScoreState(KeyValueStore<Bytes, byte[]> historyStore, KeyValueStore<Bytes, byte[]> memoryStore) {
        this.historyStore = historyStore;
        this.memoryStore = memoryStore;
    }

    ScoreHistory history(String symbol) {
        return held.computeIfAbsent(symbol, this::load);
    }

    void remember(String symbol, PastObservation observation) {
        ScoreHistory.Change change = history(symbol).put(observation);
        historyStore.put(key(symbol, change.written().asOf()), write(change.written()));
        change.forgotten().ifPresent(asOf -> historyStore.delete(key(symbol, asOf)));
    }

    AlertMemory alertMemory(String symbol) {
        byte[] stored = memoryStore.get(Bytes.wrap(symbol.getBytes(StandardCharsets.UTF_8)));
        return stored == null ? AlertMemory.EMPTY : read(stored, AlertMemory.class);
    }

    void remember(String symbol, AlertMemory memory) {
        memoryStore.put(Bytes.wrap(symbol.getBytes(StandardCharsets.UTF_8)), write(memory));
    }

    private ScoreHistory load(String symbol) {
        List<PastObservation> observations = new ArrayList<>();
        try (var entries = historyStore.prefixScan(prefix(symbol), new ByteArraySerializer())) {
            entries.forEachRemaining(entry -> observations.add(read(entry.value, PastObservation.class)));
        }
        return new ScoreHistory(observations);
    }

    private static byte[] prefix(String symbol) {
        byte[] name = symbol.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + 1).put(name).put(END_OF_SYMBOL).array();
    }

    /** Symbol, a zero, and the instant. */
    private static Bytes key(String symbol, Instant asOf) {
        byte[] prefix = prefix(symbol);
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + Long.BYTES + Integer.BYTES)
                .put(prefix)
                .putLong(asOf.getEpochSecond())
                .putInt(asOf.getNano())
                .array());
    }

    private static byte[] write(Object value) {
        try {
            return Wire.cbor().writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(byte[] stored, Class<T> type) {
        try {
            return Wire.cbor().readValue(stored, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the state store holds what this version cannot read", e);
        }
    }
}
