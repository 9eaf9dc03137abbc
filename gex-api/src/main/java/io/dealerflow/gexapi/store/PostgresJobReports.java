package io.dealerflow.gexapi.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.JobReport;
import io.dealerflow.contracts.api.ScheduleReport;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.gexapi.jobs.JobReports;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code feature.jobs}, {@code feature.job_units} and {@code feature.job_schedules}; without them, because feature-service has never run, there are no jobs. */
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
        SELECT unit, state, attempts, error,
            (CASE WHEN $2::text IS NULL AND jsonb_typeof(result) = 'object' THEN result - 'chart' ELSE result END)::text AS result
        FROM feature.job_units WHERE job_id = $1 AND ($2::text IS NULL OR unit = $2::text) ORDER BY unit COLLATE "C"
        """;
    private static final String SCHEDULES = """
        SELECT s.name, s.kind, s.schedule, s.parameters::text AS parameters, s.next_run, s.last_run, s.last_job_id, j.state
        FROM feature.job_schedules s LEFT JOIN feature.jobs j ON j.job_id = s.last_job_id ORDER BY s.name
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
    public Uni<Optional<JobReport>> find(String jobId, @Nullable String unit) {
        return db.list(UNITS, PostgresJobReports::unit, jobId, unit)
                .chain(units -> db.list(FIND, row -> job(row, units), jobId))
                .map(found -> found.stream().findFirst())
                .onFailure(Db::isMissing)
                .recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<List<ScheduleReport>> schedules() {
        return db.list(SCHEDULES, PostgresJobReports::schedule)
                .onFailure(Db::isMissing)
                .recoverWithItem(List.of());
    }

    private static ScheduleReport schedule(Row row) {
        String state = row.getString("state");
        return new ScheduleReport(
                row.getString("name"),
                row.getString("kind"),
                row.getString("schedule"),
                parameters(row),
                instant(row, "next_run"),
                instant(row, "last_run"),
                row.getString("last_job_id"),
                state == null ? null : JobState.valueOf(state));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> parameters(Row row) {
        return Wire.readJson(row.getString("parameters"), Map.class);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static JobReport job(Row row, List<JobReport.UnitReport> units) {
        return new JobReport(
                row.getString("job_id"),
                row.getString("kind"),
                JobState.valueOf(row.getString("state")),
                parameters(row),
                row.getOffsetDateTime("submitted_at").toInstant(),
                instant(row, "ended_at"),
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
