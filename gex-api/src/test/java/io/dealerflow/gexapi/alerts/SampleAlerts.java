package io.dealerflow.gexapi.alerts;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.Severity;
import java.time.Instant;
import java.util.Map;

final class SampleAlerts {
    private SampleAlerts() {}

    static StoredAlert alert(long seq) {
        Instant asOf = Instant.parse("2026-03-13T16:00:00Z").plusSeconds(seq);
        return new StoredAlert(
                seq,
                new Alert(
                        "event-" + seq,
                        "scoring-service",
                        asOf,
                        asOf,
                        Alert.VERSION,
                        "SPX",
                        AlertKind.FLIP_PROXIMITY,
                        Severity.WARNING,
                        "SPX is 0.2 % from its flip",
                        Map.of("distance_pct", 0.2),
                        "snapshot-" + seq),
                "{}");
    }
}
