package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.ScoreObservation;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.instability.InstabilityEngine;
import io.dealerflow.scoring.instability.InstabilityEngine.Outcome;
import io.dealerflow.scoring.instability.PastObservation;
import io.dealerflow.scoring.pressure.Pressure;
import java.time.Clock;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Scores the features of each asset and instant once. Late features are scored against the history before their event time; a repeat publishes
 * nothing; another version of an instant gets another score and replaces the instant in the history. Late, replayed and recomputed features raise
 * no alert. The close among the features goes on to the flow map, and with the score to
 * the signals.
 */
final class ScoreProcessor extends EventProcessor<AssetFeatures> {
    static final String CONSUMER = "scoring-service/score";
    static final String HISTORY = "asset-history";
    static final String ALERT_MEMORY = "score-alert-memory";

    private final InstabilityEngine engine;
    private final AlertEngine<ScoreObservation> alerts;
    private AlertState<PastObservation> state;

    @SuppressWarnings("NullAway.Init")
    ScoreProcessor(InstabilityEngine engine, AlertEngine<ScoreObservation> alerts, EventMetrics metrics, Clock clock) {
        super(CONSUMER, AssetFeatures.class, metrics, clock);
        this.engine = engine;
        this.alerts = alerts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        state = new AlertState<>(context, HISTORY, ALERT_MEMORY, PastObservation.class);
    }

    @Override
    protected void process(Received<AssetFeatures> received, Output output) {
        AssetFeatures features = received.event();
        String asset = features.asset();
        History<PastObservation> history = state.history(asset);
        if (history.contains(features.asOf(), features.eventId())) {
            return;
        }
        Outcome outcome = engine.score(features, history);
        AssetScore score = ScoreEvents.of(
                features, outcome, Pressure.of(features, engine.definitions().pressure()));
        output.send(Topics.SCORES_ASSETS, score);
        MarketProcessor.forward(features, output);
        SignalProcessor.forward(features, score, output);
        if (!received.replayed() && !history.isLate(features.asOf())) {
            var observation = new ScoreObservation(features, score, history);
            state.evaluate(asset, (memory, rules) -> alerts.evaluate(observation, memory, rules))
                    .forEach(alert -> output.send(Topics.ALERTS, alert));
        }
        state.remember(asset, outcome.remembered());
    }
}
