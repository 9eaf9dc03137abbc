package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.AlertEngine.Decision;
import io.dealerflow.scoring.alerts.AlertMemory;
import io.dealerflow.scoring.alerts.ScoreObservation;
import io.dealerflow.scoring.alerts.SnapshotAlerts;
import io.dealerflow.scoring.alerts.UserRules;
import io.dealerflow.scoring.config.AlertSettings;
import io.dealerflow.scoring.instability.InstabilityEngine;
import io.dealerflow.scoring.instability.InstabilityEngine.Outcome;
import io.dealerflow.scoring.instability.ScoreHistory;
import io.dealerflow.scoring.pressure.Pressure;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Scores each snapshot once. A late one is scored against the history before its event time and raises no alert; a repeat
 * publishes nothing; another version of an instant gets another score and replaces the instant in the history.
 */
final class ScoringProcessor extends EventProcessor<GexSnapshot> {
    static final String CONSUMER = "scoring-service/score";

    private final SnapshotAlerts snapshotAlerts;
    private final AlertEngine<ScoreObservation> scoreAlerts;
    private final UserRules userRules = UserRules.NONE;
    private ScoreState state;

    @SuppressWarnings("NullAway.Init")
    ScoringProcessor(AlertSettings settings, EventMetrics metrics, Clock clock) {
        super(CONSUMER, GexSnapshot.class, metrics, clock);
        this.snapshotAlerts = new SnapshotAlerts(settings.snapshotEngine());
        this.scoreAlerts = settings.scoreEngine();
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        state = new ScoreState(
                context.getStateStore(ScoreState.HISTORY), context.getStateStore(ScoreState.ALERT_MEMORY));
    }

    @Override
    protected void process(Received<GexSnapshot> received, Output output) {
        GexSnapshot snapshot = received.event();
        String symbol = snapshot.symbol();
        if (symbol.indexOf('\0') >= 0) {
            throw new InvalidEventException("symbol must not hold a zero character");
        }
        ScoreHistory history = state.history(symbol);
        if (history.contains(snapshot.asOf(), snapshot.eventId())) {
            return;
        }
        Outcome outcome = InstabilityEngine.score(snapshot, history);
        AssetScore score = ScoreEvents.of(snapshot, outcome, Pressure.of(snapshot));
        AlertMemory memory = state.alertMemory(symbol);
        Decision decision =
                history.isLate(snapshot.asOf()) ? new Decision(List.of(), memory) : decide(snapshot, score, memory);

        output.send(Topics.SCORES_ASSETS, score);
        decision.alerts().forEach(alert -> output.send(Topics.ALERTS, alert));
        state.remember(symbol, outcome.remembered());
        if (!decision.memory().equals(memory)) {
            state.remember(symbol, decision.memory());
        }
    }

    private Decision decide(GexSnapshot snapshot, AssetScore score, AlertMemory memory) {
        Decision onSnapshot = snapshotAlerts.evaluate(snapshot, memory, userRules);
        Decision onScore = scoreAlerts.evaluate(new ScoreObservation(score), onSnapshot.memory(), userRules);
        return new Decision(
                Stream.concat(onSnapshot.alerts().stream(), onScore.alerts().stream())
                        .toList(),
                onScore.memory());
    }
}
