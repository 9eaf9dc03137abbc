package io.dealerflow.contracts.scores;

import static io.dealerflow.contracts.event.Checks.sorted;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notable change of positioning or regime, or a fault of the data, in the vocabulary of the GEX Visualizer's API. The events of one alert have
 * its {@code alertId}: it is raised, may escalate, and is resolved where its condition ends.
 *
 * @param source       the service that raised it
 * @param alertId      name of this alert for people and clients, for example {@code flip_0123456789abcdef}: the same cause always
 *                     has the same one
 * @param severity     since this event; a resolution has that of the event before
 * @param symbol       the asset; of data that are of no single one their source, for example {@code cftc}
 * @param message      one sentence with its figures and units
 * @param details      what the message says, by name: prices and strikes are decimal text, other figures numbers (names say the
 *                     unit where it is not dollars), names text
 * @param triggeredAt  event time of what raised it, the same in all events of the alert: a replay raises the alert with the same time
 * @param causeEventId event id of the snapshot, features, score, file report, signal or drift that the event follows from
 * @param phase        null in events of before there were phases: they raised an alert
 */
@RequiredUnlessNullable
public record Alert(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String alertId,
        AlertType alertType,
        Severity severity,
        String symbol,
        String message,
        Map<String, Object> details,
        Instant triggeredAt,
        String causeEventId,
        @Nullable AlertPhase phase)
        implements Event {
    public static final int VERSION = 1;

    public Alert {
        text(eventId, "event_id");
        text(alertId, "alert_id");
        text(symbol, "symbol");
        details = sorted(details);
    }

    @Override
    public String subject() {
        return symbol;
    }

    @Override
    public String type() {
        return "io.dealerflow.alert.v1";
    }
}
