package io.dealerflow.gexapi.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.JobReport;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.gexapi.jobs.JobReports;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code feature.jobs} and {@code feature.job_units}; without them, because feature-service has never run, there are no jobs. */
@ApplicationScoped
class PostgresJobReports implements JobReports {
    private static final String JOBS = """
        SELECT j.job_id, j.kind, j.state, j.parameters::text AS parameters, j.submitted_at, j.ended_at, j.message, u.*
        FROM feature.jobs j CROSS JOIN LATERAL (
            SELECT count(*) AS total, count(*) FILTER (WHERE u.state = 'DONE') AS done,
                   count(*) FILTER (WHERE u.state = 'FAILED') AS failed
            FROM feature.job_units u WHERE u.job_id = j.job_id) u
        """;
    private static final String NEWEST = JOBS + "ORDER BY j.submitted_at DESC, j.job_id LIMIT $1";
    private static final String FIND = JOBS + "WHERE j.job_id = $1";
    private static final String UNITS = """
        SELECT unit, state, attempts, error, result::text AS result
        FROM feature.job_units WHERE job_id = $1 ORDER BY unit COLLATE "C"
        """;

    private final Db db;

    PostgresJobReports(Db db) {
        this.db = db;
    }

    @Override
    public Uni<List<JobReport>> newest(int limit) {
        return db.list(NEWEST, row -> job(row, List.of()), limit)
                .onFailure(Db::isMissing)
                .recoverWithItem(List.of());
    }

    @Override
    public Uni<Optional<JobReport>> find(String jobId) {
        return db.list(UNITS, PostgresJobReports::unit, jobId)
                .chain(units -> db.list(FIND, row -> job(row, units), jobId))
                .map(found -> found.stream().findFirst())
                .onFailure(Db::isMissing)
                .recoverWithItem(Optional.empty());
    }

    @SuppressWarnings("unchecked")
    private static JobReport job(Row row, List<JobReport.UnitReport> units) {
        OffsetDateTime endedAt = row.getOffsetDateTime("ended_at");
        return new JobReport(
                row.getString("job_id"),
                row.getString("kind"),
                JobState.valueOf(row.getString("state")),
                Wire.readJson(row.getString("parameters"), Map.class),
                row.getOffsetDateTime("submitted_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("failed"),
                row.getString("message"),
                units);
    }

    private static JobReport.UnitReport unit(Row row) {
        String result = row.getString("result");
        return new JobReport.UnitReport(
                row.getString("unit"),
                JobState.valueOf(row.getString("state")),
                row.getInteger("attempts"),
                row.getString("error"),
                result == null ? null : Wire.readJson(result, JsonNode.class));
    }
}
