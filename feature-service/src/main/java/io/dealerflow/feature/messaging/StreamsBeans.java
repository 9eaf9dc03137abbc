package io.dealerflow.feature.messaging;

import io.dealerflow.feature.asset.AssetEngine;
import io.dealerflow.feature.config.AssetSettings;
import io.dealerflow.feature.config.ConventionSettings;
import io.dealerflow.feature.config.HorizonSettings;
import io.dealerflow.feature.gex.SnapshotEngine;
import io.dealerflow.feature.universe.FactReader;
import io.dealerflow.feature.universe.Universe;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.streams.EventTopology;
import io.dealerflow.kit.streams.EventTopology.InternalStage;
import io.dealerflow.kit.streams.EventTopology.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.Topology;

/** The topology that Quarkus runs. */
@Singleton
class StreamsBeans {
    private final EventMetrics metrics;
    private final MeterRegistry registry;
    private final Clock clock;

    StreamsBeans(EventMetrics metrics, MeterRegistry registry, Clock clock) {
        this.metrics = metrics;
        this.registry = registry;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Topology topology(
            ConventionSettings assumptions, HorizonSettings horizon, Universe universe, AssetSettings assets) {
        List<Stage<?>> stages = new ArrayList<>(List.of(gex(assumptions, horizon)));
        stages.addAll(AssetTopology.factStages(new FactReader(universe), metrics, clock));
        return EventTopology.of(stages, List.of(assets(universe, assets)), List.of(GexTopology.ratesStage()));
    }

    private Stage<?> gex(ConventionSettings assumptions, HorizonSettings settings) {
        SnapshotEngine engine = SnapshotEngine.of(assumptions.convention());
        var recomputations = new RecomputationMetrics(registry);
        return GexTopology.stage(() -> new GexProcessor(engine, settings.horizon(), recomputations, metrics, clock));
    }

    private InternalStage assets(Universe universe, AssetSettings settings) {
        var horizon = new AssetHorizon(settings.factDays(), settings.publishedDays(), settings.books());
        var computations = new AssetMetrics(registry);
        return AssetTopology.assetStage(
                () -> new AssetProcessor(universe, AssetEngine::features, horizon, computations, clock));
    }
}
