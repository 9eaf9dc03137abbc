package io.dealerflow.contracts.scores;

import static io.dealerflow.contracts.event.Checks.sorted;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.Map;

/**
 * A notable change of positioning or regime.
 *
 * @param source  the service that raised it
 * @param message one sentence with its figures and units
 * @param values  the figures of the message, by name with unit: a {@link Double} for a figure, a {@link String} for a name
 * @param causeEventId event id of the snapshot or score that raised it
 */
@RequiredUnlessNullable
public record Alert(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String symbol,
        AlertKind kind,
        Severity severity,
        String message,
        Map<String, Object> values,
        String causeEventId)
        implements Event {
    public static final int VERSION = 1;

    public Alert {
        text(eventId, "event_id");
        text(symbol, "symbol");
        values = sorted(values);
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
