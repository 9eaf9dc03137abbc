package io.dealerflow.gexapi.alerts;

import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selection of alerts; null does not restrict.
 *
 * @param symbol           exactly so written
 * @param leastSeverity    this severity and higher
 * @param withAcknowledged whether acknowledged and resolved alerts are included
 * @param after            when given, those after this seq, ascending; otherwise the newest, newest first
 * @param from             triggered then or later
 * @param to               triggered then or earlier
 * @param limit            how many at most, from 1
 */
public record AlertQuery(
        @Nullable String symbol,
        @Nullable Severity leastSeverity,
        @Nullable AlertType type,
        boolean withAcknowledged,
        @Nullable Long after,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit) {
    /** The same of one symbol. */
    public AlertQuery of(String name) {
        return new AlertQuery(name, leastSeverity, type, withAcknowledged, after, from, to, limit);
    }
}
