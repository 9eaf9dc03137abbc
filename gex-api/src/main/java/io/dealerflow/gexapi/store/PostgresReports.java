package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.gexapi.reports.ReportStore;
import io.dealerflow.gexapi.reports.ReportSummary;
import io.dealerflow.gexapi.reports.StoredReport;
import io.dealerflow.kit.database.Db;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reports in {@code report.reports}; without the table, because report-service has never run, there are none. */
@ApplicationScoped
class PostgresReports implements ReportStore {
    private final Db db;

    PostgresReports(Db db) {
        this.db = db;
    }

    @Override
    public Uni<List<ReportSummary>> list(int limit) {
        return db.list("""
                SELECT (body - 'markdown')::text AS body FROM
                    (SELECT DISTINCT ON (date, report_id) date, report_id, body FROM report.reports
                     ORDER BY date DESC, report_id DESC, revision DESC LIMIT $1) newest
                ORDER BY date DESC, report_id
                """, row -> Wire.readJson(row.getString("body"), ReportSummary.class), limit)
                .onFailure(Db::isMissing)
                .recoverWithItem(List.of());
    }

    @Override
    public Uni<Optional<StoredReport>> find(String reportId) {
        return newest(reportId)
                .map(found -> found.map(report ->
                        new StoredReport(Wire.readJson(report.body, Report.class), report.html, report.facts)));
    }

    private Uni<Optional<ReportEntity>> newest(String reportId) {
        return db.guard(() -> Panache.withSession(
                        () -> ReportEntity.<ReportEntity>find("reportId", Sort.descending("revision"), reportId)
                                .<ReportEntity>firstResult()))
                .map(Optional::ofNullable)
                .onFailure(Db::isMissing)
                .recoverWithItem(Optional.empty());
    }
}
