package io.dealerflow.feature.messaging;

import io.dealerflow.feature.config.ConventionSettings;
import io.dealerflow.feature.config.HorizonSettings;
import io.dealerflow.feature.gex.SnapshotEngine;
import io.dealerflow.kit.core.EventMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.apache.kafka.streams.Topology;

/** The topology that Quarkus runs. */
@Singleton
class StreamsBeans {
    @Produces
    @Singleton
    Topology topology(
            ConventionSettings assumptions,
            HorizonSettings settings,
            EventMetrics metrics,
            MeterRegistry registry,
            Clock clock) {
        SnapshotEngine engine = SnapshotEngine.of(assumptions.convention());
        var recomputations = new RecomputationMetrics(registry);
        return GexTopology.build(() -> new GexProcessor(engine, settings.horizon(), recomputations, metrics, clock));
    }
}
