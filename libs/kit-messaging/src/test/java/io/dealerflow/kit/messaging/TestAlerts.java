package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import java.time.Instant;
import java.util.Map;

/** Events for tests of delivery. */
final class TestAlerts {
    static final Instant AS_OF = Instant.parse("2026-03-13T19:30:00Z");
    static final String SYMBOL = "DEMO";

    private TestAlerts() {}

    static Alert alert(String id) {
        return new Alert(
                id,
                "scoring-service",
                AS_OF,
                AS_OF.plusSeconds(1),
                1,
                "regime_" + id,
                AlertType.REGIME_CHANGE,
                Severity.LOW,
                SYMBOL,
                "now FRAGILE",
                Map.of(),
                AS_OF,
                "cause",
                null);
    }
}
