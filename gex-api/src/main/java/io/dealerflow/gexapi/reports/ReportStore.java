package io.dealerflow.gexapi.reports;

import io.dealerflow.contracts.reports.Report;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reports in their newest revision. */
public interface ReportStore {
    /** The newest dates first. */
    Uni<List<ReportSummary>> list(int limit);

    Uni<Optional<Report>> find(LocalDate date);

    /** The report as an HTML document. */
    Uni<Optional<String>> page(LocalDate date);
}
