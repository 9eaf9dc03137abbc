package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.feature.universe.FactReader;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.streams.EventTopology.InternalStage;
import io.dealerflow.kit.streams.EventTopology.Stage;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code features.gex, features.signals, raw.* -> facts by asset -> features.assets}. */
final class AssetTopology {
    /** Internal: facts, keyed by the asset to which they say something. */
    static final String FACTS = "asset-facts-repartition";

    private AssetTopology() {}

    /** What cannot be read or is invalid goes to the dead letters of its topic. */
    static List<Stage<?>> factStages(FactReader reader, EventMetrics metrics, Clock clock) {
        return Stream.of(
                        Topics.FEATURES_GEX,
                        Topics.RAW_BARS,
                        Topics.RAW_FUTURES,
                        Topics.RAW_FX,
                        Topics.RAW_POSITIONING,
                        Topics.RAW_MACRO,
                        Topics.FEATURES_SIGNALS)
                .<Stage<?>>map(topic -> factStage(topic, reader, metrics, clock))
                .toList();
    }

    private static <T extends Event> Stage<T> factStage(
            Topic<T> topic, FactReader reader, EventMetrics metrics, Clock clock) {
        return new Stage<>(
                "facts of " + topic.name(),
                topic,
                () -> new FactProcessor<>(topic.type(), reader, metrics, clock),
                List.of(),
                List.of(),
                topic.equals(Topics.RAW_MACRO) ? List.of(FACTS, GexTopology.RATES) : List.of(FACTS));
    }

    static InternalStage assetStage(Supplier<AssetProcessor> processor) {
        return new InternalStage(
                "assets",
                FACTS,
                processor,
                List.of(AssetState.FACTS, AssetState.PUBLISHED, PendingAssets.STORE),
                List.of(Topics.FEATURES_ASSETS));
    }
}
