package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.streams.EventTopology;
import io.dealerflow.kit.streams.EventTopology.Stage;
import io.dealerflow.scoring.config.AlertSettings;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.streams.Topology;

/**
 * {@code features.gex -> scores.assets, alerts} and {@code quality.reports -> alerts}; what cannot be processed goes to the dead letters of its
 * topic.
 */
final class ScoringTopology {
    private ScoringTopology() {}

    static Topology build(AlertSettings settings, EventMetrics metrics, Clock clock) {
        return EventTopology.of(List.of(
                new Stage<>(
                        "score",
                        Topics.FEATURES_GEX,
                        () -> new ScoringProcessor(settings, metrics, clock),
                        List.of(ScoreState.HISTORY, ScoreState.ALERT_MEMORY),
                        List.of(Topics.SCORES_ASSETS, Topics.ALERTS)),
                new Stage<>(
                        "feeds",
                        Topics.QUALITY_REPORTS,
                        () -> new FeedProcessor(settings.feedAlerts(), metrics, clock),
                        List.of(FeedProcessor.FEEDS),
                        List.of(Topics.ALERTS))));
    }
}
