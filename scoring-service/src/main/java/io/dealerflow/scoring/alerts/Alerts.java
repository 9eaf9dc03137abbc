package io.dealerflow.scoring.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertKind;

/** Alert events. Their id is a function of rule and cause. */
final class Alerts {
    private static final String SOURCE = "scoring-service";

    private Alerts() {}

    /** @param key of the rule in {@link AlertMemory} */
    static Alert of(AlertKind kind, String key, Judgement.Triggered triggered, GexSnapshot snapshot) {
        String content = String.join("\n", kind.name(), key, triggered.causeEventId());
        return new Alert(
                EventIds.of(SOURCE, snapshot.symbol(), snapshot.asOf(), EventIds.sha256(content.getBytes(UTF_8))),
                SOURCE,
                snapshot.asOf(),
                snapshot.ingestTs(),
                Alert.VERSION,
                snapshot.symbol(),
                kind,
                triggered.severity(),
                triggered.message(),
                triggered.values(),
                triggered.causeEventId());
    }
}
