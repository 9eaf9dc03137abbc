package io.dealerflow.scoring.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import java.time.Instant;

/** Alert events. Their ids are a function of rule and cause. */
final class Alerts {
    private static final String SOURCE = "scoring-service";
    private static final int ID_DIGITS = 16;

    private Alerts() {}

    /** @param key of the rule in {@link AlertMemory} */
    static Alert raised(Occasion at, Cause cause, String key, Judgement.Triggered triggered) {
        String eventId = eventId(at, key, triggered.causeEventId());
        String alertId = cause.idPrefix() + "_" + eventId.substring(0, ID_DIGITS);
        return triggered(at, eventId, new Named(alertId, cause.type(), at.asOf()), triggered, AlertPhase.RAISED);
    }

    /** @param open which is more severe now */
    static Alert escalated(Occasion at, Alert open, String key, Judgement.Triggered triggered) {
        String eventId = eventId(at, key, triggered.causeEventId(), AlertPhase.ESCALATED.name());
        var named = new Named(open.alertId(), open.alertType(), open.triggeredAt());
        return triggered(at, eventId, named, triggered, AlertPhase.ESCALATED);
    }

    /** Says again what the alert said last. */
    static Alert resolved(Occasion at, Alert open, String key) {
        return new Alert(
                eventId(at, key, at.eventId(), AlertPhase.RESOLVED.name()),
                SOURCE,
                at.asOf(),
                at.ingestTs(),
                Alert.VERSION,
                open.alertId(),
                open.alertType(),
                open.severity(),
                open.symbol(),
                "Resolved: " + open.message(),
                open.details(),
                open.triggeredAt(),
                at.eventId(),
                AlertPhase.RESOLVED);
    }

    /** What the events of an alert have in common. */
    private record Named(String alertId, AlertType type, Instant triggeredAt) {}

    private static Alert triggered(
            Occasion at, String eventId, Named named, Judgement.Triggered triggered, AlertPhase phase) {
        return new Alert(
                eventId,
                SOURCE,
                at.asOf(),
                at.ingestTs(),
                Alert.VERSION,
                named.alertId(),
                named.type(),
                triggered.severity(),
                at.symbol(),
                triggered.message(),
                triggered.details(),
                named.triggeredAt(),
                triggered.causeEventId(),
                phase);
    }

    private static String eventId(Occasion at, String... content) {
        return EventIds.of(
                SOURCE,
                at.symbol(),
                at.asOf(),
                EventIds.sha256(String.join("\n", content).getBytes(UTF_8)));
    }
}
