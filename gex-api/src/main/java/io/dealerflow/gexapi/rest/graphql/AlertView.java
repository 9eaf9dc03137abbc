package io.dealerflow.gexapi.rest.graphql;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.gexapi.alerts.AlertState;
import io.dealerflow.gexapi.alerts.StoredAlert;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

/**
 * An alert in GraphQL, which has no type for its details. Types and severities are the words that JSON has.
 *
 * @param details as JSON text
 */
@Name("Alert")
public record AlertView(
        long seq,
        String eventId,
        String alertId,
        String alertType,
        String severity,
        String symbol,
        Instant asOf,
        String message,
        @Description("As JSON text") String details,
        Instant triggeredAt,
        String causeEventId,
        boolean acknowledged,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        String state) {

    static AlertView of(StoredAlert stored) {
        Alert alert = stored.alert();
        AlertState state = stored.state();
        return new AlertView(
                stored.seq(),
                alert.eventId(),
                alert.alertId(),
                alert.alertType().wireName(),
                alert.severity().wireName(),
                alert.symbol(),
                alert.asOf(),
                alert.message(),
                Wire.writeJsonText(alert.details()),
                alert.triggeredAt(),
                alert.causeEventId(),
                stored.acknowledged(),
                stored.acknowledgedAt(),
                stored.acknowledgedBy(),
                state.name().toLowerCase(Locale.ROOT));
    }
}
