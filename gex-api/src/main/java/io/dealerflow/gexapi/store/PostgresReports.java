package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.gexapi.reports.ReportBrief;
import io.dealerflow.gexapi.reports.ReportStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reports in {@code report.reports}. */
@ApplicationScoped
class PostgresReports implements ReportStore {
    private final Sql sql;

    PostgresReports(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<List<ReportBrief>> list(int limit) {
        return sql.list("""
                SELECT (body - 'markdown')::text AS body FROM
                    (SELECT DISTINCT ON (date) date, body FROM report.reports ORDER BY date DESC, revision DESC LIMIT $1) newest
                ORDER BY date DESC
                """, row -> Bodies.read(row, ReportBrief.class), limit);
    }

    @Override
    public Uni<Optional<Report>> find(LocalDate date) {
        return sql.list(
                        "SELECT body::text AS body FROM report.reports WHERE date = $1 ORDER BY revision DESC LIMIT 1",
                        row -> Bodies.read(row, Report.class),
                        date)
                .map(rows -> rows.stream().findFirst());
    }
}
