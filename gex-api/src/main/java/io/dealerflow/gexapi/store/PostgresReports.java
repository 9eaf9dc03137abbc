package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.gexapi.reports.ReportStore;
import io.dealerflow.gexapi.reports.ReportSummary;
import io.dealerflow.kit.database.Db;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
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
                    (SELECT DISTINCT ON (date) date, body FROM report.reports ORDER BY date DESC, revision DESC LIMIT $1) newest
                ORDER BY date DESC
                """, row -> Wire.readJson(row.getString("body"), ReportSummary.class), limit)
                .onFailure(Db::isMissing)
                .recoverWithItem(List.of());
    }

    @Override
    public Uni<Optional<Report>> find(LocalDate date) {
        return newest(date).map(found -> found.map(report -> Wire.readJson(report.body, Report.class)));
    }

    @Override
    public Uni<Optional<String>> page(LocalDate date) {
        return newest(date).map(found -> found.map(report -> report.html));
    }

    private Uni<Optional<ReportEntity>> newest(LocalDate date) {
        return db.guard(() -> Panache.withSession(
                        () -> ReportEntity.<ReportEntity>find("date", Sort.descending("revision"), date)
                                .<ReportEntity>firstResult()))
                .map(Optional::ofNullable)
                .onFailure(Db::isMissing)
                .recoverWithItem(Optional.empty());
    }
}
