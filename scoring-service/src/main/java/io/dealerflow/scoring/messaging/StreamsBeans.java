package io.dealerflow.scoring.messaging;

import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.scoring.config.AlertSettings;
import io.dealerflow.scoring.config.DefinitionsFile;
import io.dealerflow.scoring.config.ScoreSettings;
import io.dealerflow.scoring.config.SignalSettings;
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
            ScoreSettings scores, AlertSettings alerts, SignalSettings signals, EventMetrics metrics, Clock clock) {
        return ScoringTopology.build(DefinitionsFile.read(scores.file()), alerts, signals, metrics, clock);
    }
}
