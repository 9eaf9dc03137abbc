package io.dealerflow.gexapi.reports;

import io.dealerflow.contracts.reports.Report;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a report.
 *
 * @param html  its page; null in revisions older than pages
 * @param facts its facts in JSON; null in revisions older than those
 */
public record StoredReport(
        Report report, @Nullable String html, @Nullable String facts) {}
