package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.AlertRules;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** {@code features.gex -> scores.assets, alerts}; what cannot be scored goes to the dead letters of {@code features.gex}. */
final class ScoringTopology {
    private static final String SOURCE = "snapshots";
    private static final String PROCESSOR = "score";

    private ScoringTopology() {}

    static Topology build(AlertRules rules, Clock clock) {
        var alertEngine = new AlertEngine(rules);
        return new Topology()
                .addSource(SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.FEATURES_GEX.name())
                .addProcessor(PROCESSOR, () -> new ScoringProcessor(alertEngine, clock), SOURCE)
                .addStateStore(store(ScoreState.HISTORY), PROCESSOR)
                .addStateStore(store(ScoreState.ALERT_MEMORY), PROCESSOR)
                .addSink(
                        ScoringProcessor.SCORES,
                        Topics.SCORES_ASSETS.name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        PROCESSOR)
                .addSink(
                        ScoringProcessor.ALERTS,
                        Topics.ALERTS.name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        PROCESSOR)
                .addSink(
                        EventProcessor.DEAD_LETTERS,
                        Topics.FEATURES_GEX.deadLetters(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        PROCESSOR);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }
}
