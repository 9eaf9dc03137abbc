package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.scoring.alerts.PastSnapshot;
import io.dealerflow.scoring.alerts.SnapshotAlerts;
import io.dealerflow.scoring.history.History;
import java.time.Clock;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Raises alerts on snapshots. A late one is added to the history and raises none; a repeat changes nothing; another version of the newest
 * instant is evaluated again.
 */
final class SnapshotProcessor extends EventProcessor<GexSnapshot> {
    static final String CONSUMER = "scoring-service/alerts";
    static final String HISTORY = "snapshot-history";
    static final String ALERT_MEMORY = "alert-memory";

    private final SnapshotAlerts alerts;
    private AlertState<PastSnapshot> state;

    @SuppressWarnings("NullAway.Init")
    SnapshotProcessor(SnapshotAlerts alerts, EventMetrics metrics, Clock clock) {
        super(CONSUMER, GexSnapshot.class, metrics, clock);
        this.alerts = alerts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        state = new AlertState<>(context, HISTORY, ALERT_MEMORY, PastSnapshot.class);
    }

    @Override
    protected void process(Received<GexSnapshot> received, Output output) {
        GexSnapshot snapshot = received.event();
        String symbol = snapshot.symbol();
        History<PastSnapshot> history = state.history(symbol);
        if (history.contains(snapshot.asOf(), snapshot.eventId())) {
            return;
        }
        if (!history.isLate(snapshot.asOf())) {
            state.evaluate(symbol, (memory, rules) -> alerts.evaluate(snapshot, history, memory, rules))
                    .forEach(alert -> output.send(Topics.ALERTS, alert));
        }
        state.remember(symbol, PastSnapshot.of(snapshot));
    }
}
