package io.dealerflow.gexapi.alerts;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import java.time.Instant;
import java.util.Map;

final class SampleAlerts {
    private SampleAlerts() {}

    static StoredAlert alert(long seq) {
        return StoredAlert.of(seq, Wire.writeJsonText(event(seq)), null, null);
    }

    static Alert event(long seq) {
        Instant asOf = Instant.parse("2026-03-13T16:00:00Z").plusSeconds(seq);
        return new Alert(
                "event-" + seq,
                "scoring-service",
                asOf,
                asOf,
                Alert.VERSION,
                "flip_" + seq,
                AlertType.GAMMA_FLIP_PROXIMITY,
                Severity.MEDIUM,
                "SPX",
                "SPX is 0.2 % from its flip",
                Map.of("distance_pct", 0.2),
                asOf,
                "snapshot-" + seq,
                AlertPhase.RAISED);
    }
}
