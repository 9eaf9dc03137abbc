package io.dealerflow.gexapi.reports;

import io.dealerflow.contracts.reports.Report;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Reports in their newest revision. */
public interface ReportStore {
    /** The newest dates first. */
    Uni<List<ReportSummary>> list(int limit);

    /** @param reportId kind and date or week, for example {@code daily-2026-03-13} */
    Uni<Optional<Report>> find(String reportId);

    /** The report as an HTML document. */
    Uni<Optional<String>> page(String reportId);
}
