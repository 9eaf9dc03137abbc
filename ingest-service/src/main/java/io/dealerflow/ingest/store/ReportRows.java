package io.dealerflow.ingest.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.quality.RuleResult;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** Table {@code quality_reports}: one report for each file, and whether it is published. */
final class ReportRows {
    private static final String INSERT = """
            INSERT INTO quality_reports (event_id, source, kind, landing_key, as_of, outcome, received, accepted, dropped, failed_rules, body)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10::text[], $11::text::jsonb) ON CONFLICT DO NOTHING""";
    private static final String CLAIM = """
            UPDATE quality_reports r SET claimed_until = $2 FROM (
               SELECT event_id FROM quality_reports
               WHERE published_at IS NULL AND (claimed_until IS NULL OR claimed_until <= $1)
               ORDER BY as_of LIMIT 100 FOR UPDATE SKIP LOCKED) free
            WHERE r.event_id = free.event_id RETURNING r.body::text""";
    private static final String MARK =
            "UPDATE quality_reports SET published_at = $2, claimed_until = NULL WHERE event_id = ANY ($1)";

    private ReportRows() {}

    static Uni<Integer> insert(FileQuality report, SqlConnection transaction) {
        return Db.update(
                transaction,
                INSERT,
                report.eventId(),
                report.source(),
                report.kind(),
                report.landingKey(),
                report.asOf(),
                report.outcome().name(),
                report.received(),
                report.accepted(),
                Json.text(report.dropped()),
                report.rules().stream()
                        .filter(rule -> !rule.passed())
                        .map(RuleResult::rule)
                        .toArray(String[]::new),
                Wire.writeJsonText(report));
    }

    static Uni<List<FileQuality>> claim(Db db, Instant now, Instant until) {
        return db.list(CLAIM, ReportRows::report, now, until);
    }

    static Uni<Integer> mark(Db db, String[] eventIds, Instant now) {
        return db.update(MARK, eventIds, now);
    }

    private static FileQuality report(Row row) {
        return Wire.readJson(row.getString(0), FileQuality.class);
    }
}
