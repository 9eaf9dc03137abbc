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
import io.dealerflow.scoring.instability.InstabilityEngine;
import io.dealerflow.scoring.instability.InstabilityEngine.Outcome;
import io.dealerflow.scoring.instability.ScoreHistory;
import io.dealerflow.scoring.pressure.Pressure;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Scores each snapshot once. A late one is scored against the history before its event time and raises no alert; a repeat
 * publishes nothing; another version of an instant gets another score and replaces the instant in the history.
 */
final class ScoringProcessor extends EventProcessor<GexSnapshot> {
    static final String CONSUMER = "scoring-service/score";

    private final AlertEngine alertEngine;
    private ScoreState state;

    @SuppressWarnings("NullAway.Init")
    ScoringProcessor(AlertEngine alertEngine, EventMetrics metrics, Clock clock) {
        super(CONSUMER, GexSnapshot.class, metrics, clock);
        this.alertEngine = alertEngine;
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
        Decision decision = history.isLate(snapshot.asOf())
                ? new Decision(List.of(), memory)
                : alertEngine.evaluate(snapshot, score, memory);

        output.send(Topics.SCORES_ASSETS, score);
        decision.alerts().forEach(alert -> output.send(Topics.ALERTS, alert));
        state.remember(symbol, outcome.remembered());
        if (!decision.memory().equals(memory)) {
            state.remember(symbol, decision.memory());
        }
    }
}
