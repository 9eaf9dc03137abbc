package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.streams.EventTopology;
import io.dealerflow.scoring.alerts.AlertEngine;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.streams.Topology;

/** {@code features.gex -> scores.assets, alerts}; what cannot be scored goes to the dead letters of {@code features.gex}. */
final class ScoringTopology {
    private ScoringTopology() {}

    static Topology build(AlertEngine alertEngine, EventMetrics metrics, Clock clock) {
        return EventTopology.of(
                Topics.FEATURES_GEX,
                () -> new ScoringProcessor(alertEngine, metrics, clock),
                List.of(ScoreState.HISTORY, ScoreState.ALERT_MEMORY),
                List.of(Topics.SCORES_ASSETS, Topics.ALERTS));
    }
}
