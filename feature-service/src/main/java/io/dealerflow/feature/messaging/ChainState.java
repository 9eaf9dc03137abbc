package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.gex.Horizon;
import io.dealerflow.feature.gex.Observation;
import io.dealerflow.feature.gex.ObservationLog;
import io.dealerflow.kit.streams.Lru;
import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.kit.streams.UnreadableStateException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The state of one partition: the events as received, and an index of their attributes. The logs of
 * the underlyings used last and the chains read last are also cached decoded; the stores are authoritative.
 */
final class ChainState {
    static final String CHAINS = "chains";
    static final String OBSERVATIONS = "observations";

    private static final int UNDERLYINGS_HELD = 32;

    /** Of decoded chains, about 80 bytes each. */
    private static final long CONTRACTS_HELD = 200_000;

    private final KeyValueStore<Bytes, byte[]> chainStore;
    private final KeyValueStore<Bytes, byte[]> observationStore;
    private final Horizon horizon;
    private final Lru<String, ObservationLog> logs = new Lru<>(UNDERLYINGS_HELD);
    private final Lru<String, OptionChain> decoded =
            new Lru<>(CONTRACTS_HELD, chain -> chain.contracts().size());

    ChainState(
            KeyValueStore<Bytes, byte[]> chainStore, KeyValueStore<Bytes, byte[]> observationStore, Horizon horizon) {
        this.chainStore = chainStore;
        this.observationStore = observationStore;
        this.horizon = horizon;
    }

    ObservationLog log(String underlying) {
        return logs.get(underlying, this::load);
    }

    /**
     * Stores an observation that was added to the log, and deletes what is beyond the horizon.
     *
     * @param event its bytes as received, with any fields of a newer producer
     * @return the observations that are deleted whole
     */
    List<Observation> store(String underlying, Observation observation, byte[] event) {
        chainStore.put(key(underlying, observation), event);
        observationStore.put(key(underlying, observation), StateBytes.write(observation));
        ObservationLog.Evicted evicted = log(underlying).evict();
        for (Observation released : evicted.released()) {
            chainStore.delete(key(underlying, released));
            observationStore.put(key(underlying, released), StateBytes.write(released));
        }
        evicted.forgotten().forEach(forgotten -> observationStore.delete(key(underlying, forgotten)));
        return evicted.forgotten();
    }

    /** The event of an observation that is stored. */
    OptionChain chain(String underlying, Observation observation) {
        return decoded.get(observation.eventId(), id -> {
            byte[] event = chainStore.get(key(underlying, observation));
            if (event == null) {
                throw new UnreadableStateException(
                        "the store of chains lacks observation " + id + ", which its index holds");
            }
            return StateBytes.readEvent(event, OptionChain.class);
        });
    }

    /** Caches a chain that has just been read. */
    void keepDecoded(OptionChain chain) {
        decoded.put(chain.eventId(), chain);
    }

    private ObservationLog load(String underlying) {
        List<Observation> observations = new ArrayList<>();
        try (var entries = observationStore.prefixScan(StateBytes.prefix(underlying), new ByteArraySerializer())) {
            entries.forEachRemaining(entry -> observations.add(StateBytes.read(entry.value, Observation.class)));
        }
        return new ObservationLog(horizon, observations);
    }

    private static Bytes key(String underlying, Observation observation) {
        return StateBytes.key(underlying, observation.eventId(), observation.asOf(), observation.ingestTs());
    }
}
