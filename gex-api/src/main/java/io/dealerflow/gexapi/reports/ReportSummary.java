package io.dealerflow.gexapi.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One line of the list of reports.
 *
 * @param date     New York trading date
 * @param revision incremented each time new data changes the text
 */
public record ReportSummary(
        String reportId, LocalDate date, int revision, String title, List<String> symbols, Instant asOf) {}
