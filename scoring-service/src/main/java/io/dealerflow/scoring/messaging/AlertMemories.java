package io.dealerflow.scoring.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.scoring.alerts.AlertMemory;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The state of the alert rules of each asset of one partition. */
record AlertMemories(KeyValueStore<Bytes, byte[]> store) {
    AlertMemory of(String symbol) {
        byte[] stored = store.get(key(symbol));
        return stored == null ? AlertMemory.EMPTY : StateBytes.read(stored, AlertMemory.class);
    }

    void put(String symbol, AlertMemory memory) {
        store.put(key(symbol), StateBytes.write(memory));
    }

    private static Bytes key(String symbol) {
        return Bytes.wrap(symbol.getBytes(UTF_8));
    }
}
