package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.scoring.alerts.AlertEngine.Decision;
import io.dealerflow.scoring.history.History;
import java.util.List;

/**
 * Alerts on snapshots. On a book without exposure, such as one before open interest is published, no rule fires or re-arms.
 *
 * @param engine of the rules on snapshots
 */
public record SnapshotAlerts(AlertEngine<SnapshotObservation> engine) {
    /** @param snapshot not older than any evaluated before */
    public Decision evaluate(
            GexSnapshot snapshot, History<PastSnapshot> history, AlertMemory memory, UserRules userRules) {
        if (snapshot.grossGex() <= 0) {
            return new Decision(List.of(), memory);
        }
        var observation = new SnapshotObservation(snapshot, memory.gamma(), history);
        AlertMemory next = observation.gammaNow().map(memory::withGamma).orElse(memory);
        return engine.evaluate(observation, next, userRules);
    }
}
