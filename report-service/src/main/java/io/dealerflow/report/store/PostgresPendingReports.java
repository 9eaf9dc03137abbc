package io.dealerflow.report.store;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.kit.database.Db;
import io.dealerflow.report.daily.PendingReports;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Pending reports by {@code reports.seq}; only the oldest can be claimed, so that replicas do not overtake each other. */
@ApplicationScoped
class PostgresPendingReports implements PendingReports {
    private static final String CLAIM = """
            UPDATE reports SET claimed_until = clock_timestamp() + $1 * interval '1 millisecond'
            WHERE seq = (SELECT seq FROM reports WHERE published_at IS NULL ORDER BY seq LIMIT 1)
              AND published_at IS NULL AND (claimed_until IS NULL OR claimed_until <= clock_timestamp())
            RETURNING seq, body::text AS body, traceparent
            """;
    private static final String PUBLISHED = "UPDATE reports SET published_at = clock_timestamp() WHERE seq = $1";
    private static final String RELEASE = "UPDATE reports SET claimed_until = NULL WHERE seq = $1";

    private final Db db;

    PostgresPendingReports(Db db) {
        this.db = db;
    }

    @Override
    public Uni<Optional<Pending>> claimOldest(Duration lease) {
        return db.list(CLAIM, PostgresPendingReports::pending, (double) lease.toMillis())
                .map(rows -> rows.stream().findFirst());
    }

    @Override
    public Uni<Void> markPublished(Pending pending) {
        return db.update(PUBLISHED, pending.seq()).replaceWithVoid();
    }

    @Override
    public Uni<Void> release(Pending pending) {
        return db.update(RELEASE, pending.seq()).replaceWithVoid();
    }

    private static Pending pending(Row row) {
        return new Pending(
                row.getLong("seq"), Json.read(row.getString("body"), Report.class), row.getString("traceparent"));
    }
}
