package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.feature.book.Horizon;
import io.dealerflow.kit.streams.EventProcessor;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** {@code raw.option-chains -> features.gex}; what cannot be processed goes to the dead letters of {@code raw.option-chains}. */
final class GexTopology {
    private static final String SOURCE = "option-chains";
    private static final String PROCESSOR = "gex";

    private GexTopology() {}

    static Topology build(SnapshotEngine engine, Horizon horizon, Clock clock) {
        return new Topology()
                .addSource(
                        SOURCE,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.RAW_OPTION_CHAINS.name())
                .addProcessor(PROCESSOR, () -> new GexProcessor(engine, horizon, clock), SOURCE)
                .addStateStore(store(ChainState.CHAINS), PROCESSOR)
                .addStateStore(store(ChainState.OBSERVATIONS), PROCESSOR)
                .addStateStore(store(PendingBooks.STORE), PROCESSOR)
                .addSink(
                        GexProcessor.SNAPSHOTS,
                        Topics.FEATURES_GEX.name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        PROCESSOR)
                .addSink(
                        EventProcessor.DEAD_LETTERS,
                        Topics.RAW_OPTION_CHAINS.deadLetters(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        PROCESSOR);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(
                        Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topics.MAX_MESSAGE_BYTES)))
                .withCachingDisabled();
    }
}
