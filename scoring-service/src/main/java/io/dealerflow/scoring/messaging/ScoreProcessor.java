package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.AlertEngine.Decision;
import io.dealerflow.scoring.alerts.AlertMemory;
import io.dealerflow.scoring.alerts.ScoreObservation;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.instability.InstabilityEngine;
import io.dealerflow.scoring.instability.InstabilityEngine.Outcome;
import io.dealerflow.scoring.instability.PastObservation;
import io.dealerflow.scoring.pressure.Pressure;
import io.dealerflow.scoring.rules.RuleEvaluation;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

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
    private StageRules userRules;
    private Histories<PastObservation> histories;
    private AlertMemories memories;

    @SuppressWarnings("NullAway.Init")
    ScoreProcessor(InstabilityEngine engine, AlertEngine<ScoreObservation> alerts, EventMetrics metrics, Clock clock) {
        super(CONSUMER, AssetFeatures.class, metrics, clock);
        this.engine = engine;
        this.alerts = alerts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        histories = new Histories<>(context.getStateStore(HISTORY), PastObservation.class);
        KeyValueStore<Bytes, byte[]> memoryStore = context.getStateStore(ALERT_MEMORY);
        memories = new AlertMemories(memoryStore);
        userRules = new StageRules(context, memoryStore);
    }

    @Override
    protected void process(Received<AssetFeatures> received, Output output) {
        AssetFeatures features = received.event();
        String asset = features.asset();
        if (asset.indexOf('\0') >= 0) {
            throw new InvalidEventException("asset must not hold a zero character");
        }
        History<PastObservation> history = histories.of(asset);
        if (history.contains(features.asOf(), features.eventId())) {
            return;
        }
        Outcome outcome = engine.score(features, history);
        AssetScore score = ScoreEvents.of(
                features, outcome, Pressure.of(features, engine.definitions().pressure()));
        AlertMemory memory = memories.of(asset);
        RuleEvaluation rules = userRules.of(asset);
        Decision decision = received.replayed() || history.isLate(features.asOf())
                ? new Decision(List.of(), memory)
                : alerts.evaluate(new ScoreObservation(features, score, history), memory, rules);

        output.send(Topics.SCORES_ASSETS, score);
        MarketProcessor.forward(features, output);
        SignalProcessor.forward(features, score, output);
        decision.alerts().forEach(alert -> output.send(Topics.ALERTS, alert));
        histories.add(asset, outcome.remembered());
        if (!decision.memory().equals(memory)) {
            memories.put(asset, decision.memory());
        }
        userRules.remember(asset, rules);
    }
}
