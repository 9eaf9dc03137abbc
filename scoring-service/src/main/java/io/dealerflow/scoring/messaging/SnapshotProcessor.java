package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.scoring.alerts.AlertEngine.Decision;
import io.dealerflow.scoring.alerts.AlertMemory;
import io.dealerflow.scoring.alerts.PastSnapshot;
import io.dealerflow.scoring.alerts.SnapshotAlerts;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.rules.RuleEvaluation;
import java.time.Clock;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Raises alerts on snapshots. A late one is added to the history and raises none; a repeat changes nothing; another version of the newest
 * instant is evaluated again.
 */
final class SnapshotProcessor extends EventProcessor<GexSnapshot> {
    static final String CONSUMER = "scoring-service/alerts";
    static final String HISTORY = "snapshot-history";
    static final String ALERT_MEMORY = "alert-memory";

    private final SnapshotAlerts alerts;
    private StageRules userRules;
    private Histories<PastSnapshot> histories;
    private AlertMemories memories;

    @SuppressWarnings("NullAway.Init")
    SnapshotProcessor(SnapshotAlerts alerts, EventMetrics metrics, Clock clock) {
        super(CONSUMER, GexSnapshot.class, metrics, clock);
        this.alerts = alerts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        histories = new Histories<>(context.getStateStore(HISTORY), PastSnapshot.class);
        KeyValueStore<Bytes, byte[]> memoryStore = context.getStateStore(ALERT_MEMORY);
        memories = new AlertMemories(memoryStore);
        userRules = new StageRules(context, memoryStore);
    }

    @Override
    protected void process(Received<GexSnapshot> received, Output output) {
        GexSnapshot snapshot = received.event();
        String symbol = snapshot.symbol();
        if (symbol.indexOf('\0') >= 0) {
            throw new InvalidEventException("symbol must not hold a zero character");
        }
        History<PastSnapshot> history = histories.of(symbol);
        if (history.contains(snapshot.asOf(), snapshot.eventId())) {
            return;
        }
        if (!history.isLate(snapshot.asOf())) {
            AlertMemory memory = memories.of(symbol);
            RuleEvaluation rules = userRules.of(symbol);
            Decision decision = alerts.evaluate(snapshot, history, memory, rules);
            decision.alerts().forEach(alert -> output.send(Topics.ALERTS, alert));
            if (!decision.memory().equals(memory)) {
                memories.put(symbol, decision.memory());
            }
            userRules.remember(symbol, rules);
        }
        histories.add(symbol, PastSnapshot.of(snapshot));
    }
}
