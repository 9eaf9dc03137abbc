package io.dealerflow.gexapi.reports;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Reports in their newest revision. */
public interface ReportStore {
    /** The newest dates first. */
    Uni<List<ReportSummary>> list(int limit);

    /** @param reportId kind and date or week, for example {@code daily-2026-03-13} */
    Uni<Optional<StoredReport>> find(String reportId);
}
