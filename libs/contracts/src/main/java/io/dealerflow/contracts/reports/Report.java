package io.dealerflow.contracts.reports;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A report on one New York trading date.
 *
 * @param source   the service that wrote it
 * @param reportId kind and date, for example {@code daily-2026-03-13}
 * @param revision 1 for the first, incremented each time new data changes the text
 * @param symbols  underlyings that it covers
 * @param markdown CommonMark with GFM tables
 */
@RequiredUnlessNullable
public record Report(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String reportId,
        LocalDate date,
        int revision,
        List<String> symbols,
        String title,
        String markdown)
        implements Event {
    public static final int VERSION = 1;

    public Report {
        text(eventId, "event_id");
        text(reportId, "report_id");
        symbols = List.copyOf(symbols);
    }

    @Override
    public String subject() {
        return reportId;
    }

    @Override
    public String type() {
        return "io.dealerflow.report.v1";
    }
}
