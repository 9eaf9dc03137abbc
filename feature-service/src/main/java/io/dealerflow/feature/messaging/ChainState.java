package io.dealerflow.feature.messaging;

import com.fasterxml.jackson.core.JacksonException;
import io.dealerflow.contracts.OptionChain;
import io.dealerflow.contracts.Wire;
import io.dealerflow.feature.book.Horizon;
import io.dealerflow.feature.book.Observation;
import io.dealerflow.feature.book.ObservationLog;
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
 * The state of one partition: the events themselves, and beside each what has to be known of it without reading it. The logs of
 * the underlyings seen last and the chains read last are also held decoded; the stores are the truth.
 */
final class ChainState {
    static final String CHAINS = "chains";
    static final String OBSERVATIONS = "observations";

    private static final int UNDERLYINGS_HELD = 32;
    private static final byte END_OF_UNDERLYING = 0;
    private static final int INSTANT_BYTES = Long.BYTES + Integer.BYTES;

    private final KeyValueStore<Bytes, byte[]> chainStore;
    private final KeyValueStore<Bytes, byte[]> observationStore;
    private final Horizon horizon;
    private final DecodedChains decoded = new DecodedChains();
    private final Map<String, ObservationLog> logs = new LinkedHashMap<>(UNDERLYINGS_HELD, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObservationLog> eldest) {
            return size() > UNDERLYINGS_HELD;
        }
    };

    ChainState(
            KeyValueStore<Bytes, byte[]> chainStore, KeyValueStore<Bytes, byte[]> observationStore, Horizon horizon) {
        this.chainStore = chainStore;
        this.observationStore = observationStore;
        this.horizon = horizon;
    }

    ObservationLog log(String underlying) {
        return logs.computeIfAbsent(underlying, this::load);
    }

    /** Stores an observation that the log has taken in, and deletes what the horizon leaves behind. */
    void store(String underlying, Observation observation, byte[] event) {
        chainStore.put(key(underlying, observation), event);
        observationStore.put(key(underlying, observation), write(observation));
        ObservationLog.Evicted evicted = log(underlying).evict();
        for (Observation released : evicted.released()) {
            chainStore.delete(key(underlying, released));
            observationStore.put(key(underlying, released), write(released));
        }
        evicted.forgotten().forEach(forgotten -> observationStore.delete(key(underlying, forgotten)));
    }

    /** The event of an observation that is held. */
    OptionChain chain(String underlying, Observation observation) {
        return decoded.get(observation.eventId(), () -> {
            byte[] event = chainStore.get(key(underlying, observation));
            if (event == null) {
                throw new IllegalStateException("the store lost observation " + observation.eventId());
            }
            return read(event, OptionChain.class);
        });
    }

    /** Spares reading again what has just been read. */
    void keepDecoded(OptionChain chain) {
        decoded.put(chain);
    }

    private ObservationLog load(String underlying) {
        List<Observation> observations = new ArrayList<>();
        try (var entries = observationStore.prefixScan(prefix(underlying), new ByteArraySerializer())) {
            entries.forEachRemaining(entry -> observations.add(read(entry.value, Observation.class)));
        }
        return new ObservationLog(horizon, observations);
    }

    private static byte[] prefix(String underlying) {
        byte[] name = underlying.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + 1)
                .put(name)
                .put(END_OF_UNDERLYING)
                .array();
    }

    /** Underlying, a zero, event time, receipt, event id. */
    private static Bytes key(String underlying, Observation observation) {
        byte[] prefix = prefix(underlying);
        byte[] id = observation.eventId().getBytes(StandardCharsets.UTF_8);
        var key = ByteBuffer.allocate(prefix.length + 2 * INSTANT_BYTES + id.length)
                .put(prefix);
        put(key, observation.asOf());
        put(key, observation.ingestTs());
        return Bytes.wrap(key.put(id).array());
    }

    private static void put(ByteBuffer key, Instant instant) {
        key.putLong(instant.getEpochSecond()).putInt(instant.getNano());
    }

    private static byte[] write(Observation observation) {
        try {
            return Wire.cbor().writeValueAsBytes(observation);
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
