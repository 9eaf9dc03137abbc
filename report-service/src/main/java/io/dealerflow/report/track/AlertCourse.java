package io.dealerflow.report.track;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened after an alert.
 *
 * @param alert its first event on the date
 * @param later its events since then, ascending by time
 * @param then  the price when it was raised; null when none of the day before it was known
 * @param close the close of its date; null when it is not known, or was when the alert was raised
 * @param next  the close after
 */
public record AlertCourse(
        Alert alert,
        List<Alert> later,
        @Nullable Price then,
        @Nullable Close close,
        @Nullable Close next) {
    public AlertCourse {
        later = List.copyOf(later);
    }

    /** A price at an instant. */
    public record Price(Instant asOf, double price, String eventId) {}

    /**
     * The course of an alert.
     *
     * @param events of the alert, of all dates
     * @param then   the price of the newest book of the date when it was raised; null where it has none, and the newest close that was known then is taken
     */
    public static AlertCourse of(Alert alert, List<Alert> events, LocalDate date, @Nullable Price then, Closes closes) {
        Close known = closes.knownAt(alert.asOf());
        Close close = closes.of(date);
        Price from = then == null && known != null ? new Price(known.knownAt(), known.price(), known.eventId()) : then;
        boolean isOver = close != null && !close.knownAt().isAfter(alert.asOf());
        return new AlertCourse(
                alert,
                events.stream()
                        .filter(event -> event.asOf().isAfter(alert.asOf()))
                        .sorted(Comparator.comparing(Alert::asOf).thenComparing(Alert::eventId))
                        .toList(),
                from,
                isOver ? null : close,
                closes.after(date));
    }

    /** How long it lasted; null when its end is not known. */
    public @Nullable Duration lasted() {
        return later.stream()
                .filter(event -> event.phase() == AlertPhase.RESOLVED)
                .findFirst()
                .map(this::after)
                .orElse(null);
    }

    /** The time to the first escalation; null when there is none. */
    public @Nullable Duration escalatedAfter() {
        return later.stream()
                .filter(event -> event.phase() == AlertPhase.ESCALATED)
                .findFirst()
                .map(this::after)
                .orElse(null);
    }

    /** Its highest severity. */
    public Severity worst() {
        return later.stream()
                .map(Alert::severity)
                .reduce(alert.severity(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private Duration after(Alert event) {
        return Duration.between(alert.asOf(), event.asOf());
    }

    /** From the price when it was raised to a close, in percent; null when one of them is not known. */
    public @Nullable Double movePct(@Nullable Close to) {
        return then == null || to == null || then.price() <= 0 ? null : (to.price() / then.price() - 1) * 100;
    }
}
