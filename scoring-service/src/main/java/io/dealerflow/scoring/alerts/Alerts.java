package io.dealerflow.scoring.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;

/** Alert events, and how their messages write figures. */
final class Alerts {
    private static final String SOURCE = "scoring-service";

    private Alerts() {}

    static Alert of(Judgement.Holds holds, GexSnapshot snapshot) {
        String content = String.join("\n", holds.kind().name(), holds.rule(), holds.causeEventId());
        return new Alert(
                EventIds.of(SOURCE, snapshot.symbol(), snapshot.asOf(), EventIds.sha256(content.getBytes(UTF_8))),
                SOURCE,
                snapshot.asOf(),
                snapshot.ingestTs(),
                Alert.VERSION,
                snapshot.symbol(),
                holds.kind(),
                holds.severity(),
                holds.message(),
                holds.values(),
                holds.causeEventId());
    }
}
