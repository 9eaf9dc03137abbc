package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.streams.EventTopology;
import io.dealerflow.kit.streams.EventTopology.InternalStage;
import io.dealerflow.kit.streams.EventTopology.Stage;
import io.dealerflow.scoring.config.AlertSettings;
import io.dealerflow.scoring.config.SignalSettings;
import io.dealerflow.scoring.instability.InstabilityEngine;
import io.dealerflow.scoring.instability.ScoreDefinitions;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.streams.Topology;

/**
 * {@code features.assets -> scores.assets, scores.market, scores.signals, alerts}, {@code features.signals -> scores.signals, alerts}, and
 * {@code features.gex, quality.reports, models.drift -> alerts}; what cannot be processed goes to the dead letters of its topic. Alerts on snapshots do
 * not wait for scores. Rules of users are evaluated on snapshots, features and scores.
 */
final class ScoringTopology {
    private ScoringTopology() {}

    static Topology build(
            ScoreDefinitions definitions,
            AlertSettings alerts,
            SignalSettings signals,
            EventMetrics metrics,
            Clock clock) {
        var engine = new InstabilityEngine(definitions);
        List<Stage<?>> stages = List.of(
                new Stage<>(
                        "score",
                        Topics.FEATURES_ASSETS,
                        () -> new ScoreProcessor(engine, alerts.scoreAlerts(), metrics, clock),
                        List.of(ScoreProcessor.HISTORY, ScoreProcessor.ALERT_MEMORY),
                        List.of(Topics.SCORES_ASSETS, Topics.ALERTS),
                        List.of(MarketProcessor.CLOSES_TOPIC, SignalProcessor.PARTS_TOPIC)),
                new Stage<>(
                        "alerts",
                        Topics.FEATURES_GEX,
                        () -> new SnapshotProcessor(alerts.snapshotAlerts(), metrics, clock),
                        List.of(SnapshotProcessor.HISTORY, SnapshotProcessor.ALERT_MEMORY),
                        List.of(Topics.ALERTS)),
                new Stage<>(
                        "feeds",
                        Topics.QUALITY_REPORTS,
                        () -> new FeedProcessor(alerts.feedAlerts(), metrics, clock),
                        List.of(FeedProcessor.FEEDS),
                        List.of(Topics.ALERTS)),
                new Stage<>(
                        "drift",
                        Topics.MODELS_DRIFT,
                        () -> new DriftProcessor(alerts.driftAlerts(), metrics, clock),
                        List.of(DriftProcessor.STORE),
                        List.of(Topics.ALERTS)),
                new Stage<>(
                        "models",
                        Topics.FEATURES_SIGNALS,
                        () -> new ModelProcessor(alerts.patternAlerts(), metrics, clock),
                        List.of(ModelProcessor.STORE),
                        List.of(Topics.ALERTS),
                        List.of(SignalProcessor.PARTS_TOPIC)));
        var market = new InternalStage(
                "market",
                MarketProcessor.CLOSES_TOPIC,
                MarketProcessor::new,
                List.of(MarketProcessor.STORE),
                List.of(Topics.SCORES_MARKET));
        var joined = new InternalStage(
                "signals",
                SignalProcessor.PARTS_TOPIC,
                () -> new SignalProcessor(signals.rule()),
                List.of(SignalProcessor.STORE),
                List.of(Topics.SCORES_SIGNALS));
        Topology topology = EventTopology.of(stages, List.of(market, joined));
        RuleBook.addTo(topology);
        return topology;
    }
}
