package io.dealerflow.scoring.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.scores.Alert;

/** Alert events. Their ids are a function of rule and cause. */
final class Alerts {
    private static final String SOURCE = "scoring-service";
    private static final int ID_DIGITS = 16;

    private Alerts() {}

    /** @param key of the rule in {@link AlertMemory} */
    static Alert of(Cause cause, String key, Judgement.Triggered triggered) {
        String content = String.join("\n", key, triggered.causeEventId());
        String eventId = EventIds.of(SOURCE, cause.symbol(), cause.asOf(), EventIds.sha256(content.getBytes(UTF_8)));
        return new Alert(
                eventId,
                SOURCE,
                cause.asOf(),
                cause.ingestTs(),
                Alert.VERSION,
                cause.idPrefix() + "_" + eventId.substring(0, ID_DIGITS),
                cause.type(),
                triggered.severity(),
                cause.symbol(),
                triggered.message(),
                triggered.details(),
                cause.asOf(),
                triggered.causeEventId());
    }
}
