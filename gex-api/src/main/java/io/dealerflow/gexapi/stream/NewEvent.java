package io.dealerflow.gexapi.stream;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.dealerflow.gexapi.models.SignalSummary;
import io.dealerflow.gexapi.reports.ReportSummary;
import io.dealerflow.kit.core.Received;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An event that has no seq yet.
 *
 * @param data its data in JSON, given its seq
 */
public record NewEvent(
        String eventId,
        EventType type,
        List<String> symbols,
        @Nullable Severity severity,
        Instant asOf,
        boolean replayed,
        LongFunction<String> data) {
    public NewEvent {
        symbols = List.copyOf(symbols);
    }

    /** The event with its bytes as received for data. */
    public static NewEvent of(EventType type, Received<? extends Event> received) {
        return of(type, received, new String(received.bytes(), StandardCharsets.UTF_8));
    }

    /** The event with {@code data}. */
    public static NewEvent of(EventType type, Received<? extends Event> received, String data) {
        Event event = received.event();
        return new NewEvent(
                event.eventId(), type, List.of(event.subject()), null, event.asOf(), received.replayed(), seq -> data);
    }

    /** The acknowledgement of an alert, with the id of the alert: it is acknowledged once. */
    public static NewEvent ofAcknowledgement(StoredAlert acknowledged) {
        Alert alert = acknowledged.alert();
        return new NewEvent(
                alert.eventId(),
                EventType.ACKNOWLEDGEMENT,
                List.of(alert.symbol()),
                alert.severity(),
                Objects.requireNonNull(acknowledged.acknowledgedAt(), "an alert that is open"),
                false,
                seq -> acknowledged.json());
    }

    /** A published report, without its text. */
    public static NewEvent ofReport(Received<Report> received) {
        Report report = received.event();
        String summary = Wire.writeJsonText(new ReportSummary(
                report.reportId(), report.date(), report.revision(), report.title(), report.symbols(), report.asOf()));
        return new NewEvent(
                report.eventId(),
                EventType.REPORT,
                report.symbols(),
                null,
                report.asOf(),
                received.replayed(),
                seq -> summary);
    }

    /** A signal without its embedding; of its asset, where it is about one. */
    public static NewEvent ofSignal(Received<ModelSignal> received) {
        ModelSignal signal = received.event();
        String summary = Wire.writeJsonText(SignalSummary.of(signal));
        return new NewEvent(
                signal.eventId(),
                EventType.SIGNAL,
                signal.asset() == null ? List.of() : List.of(signal.asset()),
                null,
                signal.asOf(),
                received.replayed(),
                seq -> summary);
    }

    /** Unique in the log: events of different types can have the same id. */
    public String key() {
        return type.wireName() + " " + eventId;
    }

    /** With its seq. */
    public StreamEvent at(long seq) {
        String symbol = symbols.size() == 1 ? symbols.getFirst() : null;
        var head = new StreamEvent.Head(seq, eventId, type, symbol, severity, asOf, replayed);
        return new StreamEvent(seq, eventId, type, symbols, severity, replayed, head.with(data.apply(seq)));
    }
}
