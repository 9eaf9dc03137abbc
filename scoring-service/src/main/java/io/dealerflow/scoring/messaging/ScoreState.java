package io.dealerflow.scoring.messaging;

import io.dealerflow.kit.streams.Lru;
import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.scoring.alerts.AlertMemory;
import io.dealerflow.scoring.instability.PastObservation;
import io.dealerflow.scoring.instability.ScoreHistory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The state of one partition: a history entry per (symbol, event time) and an alert memory per symbol. Histories of the symbols
 * used last are also cached decoded; the stores are authoritative.
 */
final class ScoreState {
    static final String HISTORY = "score-history";
    static final String ALERT_MEMORY = "alert-memory";

    private static final int SYMBOLS_HELD = 32;

    private final KeyValueStore<Bytes, byte[]> historyStore;
    private final KeyValueStore<Bytes, byte[]> memoryStore;
    private final Lru<String, ScoreHistory> histories = new Lru<>(SYMBOLS_HELD);

    ScoreState(KeyValueStore<Bytes, byte[]> historyStore, KeyValueStore<Bytes, byte[]> memoryStore) {
        this.historyStore = historyStore;
        this.memoryStore = memoryStore;
    }

    ScoreHistory history(String symbol) {
        return histories.get(symbol, this::load);
    }

    void remember(String symbol, PastObservation observation) {
        ScoreHistory.Change change = history(symbol).put(observation);
        historyStore.put(key(symbol, change.written().asOf()), StateBytes.write(change.written()));
        change.forgotten().ifPresent(asOf -> historyStore.delete(key(symbol, asOf)));
    }

    AlertMemory alertMemory(String symbol) {
        byte[] stored = memoryStore.get(Bytes.wrap(symbol.getBytes(StandardCharsets.UTF_8)));
        return stored == null ? AlertMemory.EMPTY : StateBytes.read(stored, AlertMemory.class);
    }

    void remember(String symbol, AlertMemory memory) {
        memoryStore.put(Bytes.wrap(symbol.getBytes(StandardCharsets.UTF_8)), StateBytes.write(memory));
    }

    private ScoreHistory load(String symbol) {
        List<PastObservation> observations = new ArrayList<>();
        try (var entries = historyStore.prefixScan(StateBytes.prefix(symbol), new ByteArraySerializer())) {
            entries.forEachRemaining(entry -> observations.add(StateBytes.read(entry.value, PastObservation.class)));
        }
        return new ScoreHistory(observations);
    }

    private static Bytes key(String symbol, Instant asOf) {
        return StateBytes.key(symbol, "", asOf);
    }
}
