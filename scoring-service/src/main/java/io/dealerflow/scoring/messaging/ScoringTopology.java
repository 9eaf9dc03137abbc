package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.streams.EventTopology;
import io.dealerflow.kit.streams.EventTopology.InternalStage;
import io.dealerflow.kit.streams.EventTopology.Stage;
import io.dealerflow.scoring.config.AlertSettings;
import io.dealerflow.scoring.instability.InstabilityEngine;
import io.dealerflow.scoring.instability.ScoreDefinitions;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.streams.Topology;

/**
 * {@code features.assets -> scores.assets, scores.market, alerts}, {@code features.gex -> alerts} and {@code quality.reports -> alerts}; what cannot be
 * processed goes to the dead letters of its topic. Alerts on snapshots do not wait for scores. Both stages evaluate the rules of users.
 */
final class ScoringTopology {
    private ScoringTopology() {}

    static Topology build(ScoreDefinitions definitions, AlertSettings settings, EventMetrics metrics, Clock clock) {
        var engine = new InstabilityEngine(definitions);
        List<Stage<?>> stages = List.of(
                new Stage<>(
                        "score",
                        Topics.FEATURES_ASSETS,
                        () -> new ScoreProcessor(engine, settings.scoreAlerts(), metrics, clock),
                        List.of(ScoreProcessor.HISTORY, ScoreProcessor.ALERT_MEMORY),
                        List.of(Topics.SCORES_ASSETS, Topics.ALERTS),
                        List.of(MarketProcessor.CLOSES_TOPIC)),
                new Stage<>(
                        "alerts",
                        Topics.FEATURES_GEX,
                        () -> new SnapshotProcessor(settings.snapshotAlerts(), metrics, clock),
                        List.of(SnapshotProcessor.HISTORY, SnapshotProcessor.ALERT_MEMORY),
                        List.of(Topics.ALERTS)),
                new Stage<>(
                        "feeds",
                        Topics.QUALITY_REPORTS,
                        () -> new FeedProcessor(settings.feedAlerts(), metrics, clock),
                        List.of(FeedProcessor.FEEDS),
                        List.of(Topics.ALERTS)));
        var market = new InternalStage(
                "market",
                MarketProcessor.CLOSES_TOPIC,
                MarketProcessor::new,
                List.of(MarketProcessor.STORE),
                List.of(Topics.SCORES_MARKET));
        Topology topology = EventTopology.of(stages, List.of(market));
        RuleBook.addTo(topology);
        return topology;
    }
}
