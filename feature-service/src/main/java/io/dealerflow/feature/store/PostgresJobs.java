package io.dealerflow.feature.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.feature.jobs.JobStore;
import io.dealerflow.feature.jobs.JobUnit;
import io.dealerflow.feature.jobs.UnitOutcome;
import io.dealerflow.kit.database.Db;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Jobs in {@code feature.jobs} and {@code feature.job_units}. A change is one statement, so that workers need no locks. */
@ApplicationScoped
class PostgresJobs implements JobStore {
    private static final String SUBMIT = """
        INSERT INTO jobs (job_id, kind, parameters, submitted_at) VALUES ($1, $2, $3::text::jsonb, $4)
        ON CONFLICT (job_id) DO NOTHING
        """;
    private static final String FIND = """
        SELECT job_id, kind, parameters::text AS parameters, state, submitted_at,
            (SELECT count(*) FROM job_units u WHERE u.job_id = j.job_id)::int AS units,
            (SELECT count(*) FROM job_units u WHERE u.job_id = j.job_id AND u.state IN ('PENDING', 'RUNNING'))::int AS open
        FROM jobs j WHERE job_id = $1
        """;
    private static final String ADD = """
        INSERT INTO job_units (job_id, unit, parameters)
        SELECT $1, unit, parameters::jsonb FROM unnest($2::text[], $3::text[]) AS added(unit, parameters)
        ON CONFLICT (job_id, unit) DO NOTHING
        """;
    private static final String RUNNING = "UPDATE jobs SET state = 'RUNNING' WHERE job_id = $1 AND state = 'PENDING'";
    private static final String OPEN = """
        SELECT unit, parameters::text AS parameters FROM job_units
        WHERE job_id = $1 AND state IN ('PENDING', 'RUNNING') ORDER BY unit
        """;
    private static final String BEGIN = """
        UPDATE job_units SET state = 'RUNNING', attempts = attempts + 1, started_at = clock_timestamp()
        WHERE job_id = $1 AND unit = $2 AND state IN ('PENDING', 'RUNNING')
            AND EXISTS (SELECT FROM jobs j WHERE j.job_id = $1 AND j.state = 'RUNNING')
        RETURNING attempts
        """;
    private static final String DONE = """
        UPDATE job_units SET state = 'DONE', result = $3::text::jsonb, error = NULL, ended_at = clock_timestamp()
        WHERE job_id = $1 AND unit = $2 AND state IN ('PENDING', 'RUNNING')
        """;
    private static final String FAILED = """
        UPDATE job_units SET state = $3::text, error = $4, ended_at = CASE WHEN $3::text = 'FAILED' THEN clock_timestamp() END
        WHERE job_id = $1 AND unit = $2 AND state IN ('PENDING', 'RUNNING')
        """;
    private static final String OUTCOMES = """
        SELECT unit, result::text AS result, CASE WHEN state = 'DONE' THEN NULL ELSE coalesce(error, 'cancelled') END AS error
        FROM job_units WHERE job_id = $1 ORDER BY unit COLLATE "C"
        """;
    private static final String END = """
        WITH ended AS (
            UPDATE jobs SET state = $2, message = $3, ended_at = clock_timestamp()
            WHERE job_id = $1 AND state IN ('PENDING', 'RUNNING') RETURNING job_id),
        units AS (
            UPDATE job_units SET state = 'CANCELLED', ended_at = clock_timestamp()
            WHERE job_id IN (SELECT job_id FROM ended) AND state IN ('PENDING', 'RUNNING') RETURNING unit)
        SELECT job_id FROM ended
        """;

    private final Db db;

    PostgresJobs(Db db) {
        this.db = db;
    }

    @Override
    public StoredJob submit(JobRequest request) {
        update(SUBMIT, request.jobId(), request.kind(), Wire.writeJsonText(request.parameters()), request.asOf());
        return find(request.jobId());
    }

    @Override
    public StoredJob find(String jobId) {
        return list(FIND, PostgresJobs::job, jobId).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no job " + jobId));
    }

    private static StoredJob job(Row row) {
        return new StoredJob(
                row.getString("job_id"),
                row.getString("kind"),
                parameters(row),
                JobState.valueOf(row.getString("state")),
                row.getOffsetDateTime("submitted_at").toInstant(),
                row.getInteger("units"),
                row.getInteger("open"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> parameters(Row row) {
        return Wire.readJson(row.getString("parameters"), Map.class);
    }

    @Override
    public void divided(String jobId, List<JobUnit> units) {
        update(
                ADD,
                jobId,
                units.stream().map(JobUnit::name).toArray(String[]::new),
                units.stream()
                        .map(unit -> Wire.writeJsonText(unit.parameters()))
                        .toArray(String[]::new));
        update(RUNNING, jobId);
    }

    @Override
    public List<JobUnit> open(String jobId) {
        return list(OPEN, row -> new JobUnit(row.getString("unit"), parameters(row)), jobId);
    }

    @Override
    public OptionalInt begin(String jobId, String unit) {
        return list(BEGIN, row -> row.getInteger("attempts"), jobId, unit).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    @Override
    public void done(String jobId, String unit, String result) {
        update(DONE, jobId, unit, result);
    }

    @Override
    public void failed(String jobId, String unit, JobState state, String error) {
        update(FAILED, jobId, unit, state.name(), error);
    }

    @Override
    public List<UnitOutcome> outcomes(String jobId) {
        return list(
                OUTCOMES,
                row -> new UnitOutcome(row.getString("unit"), row.getString("result"), row.getString("error")),
                jobId);
    }

    @Override
    public boolean end(String jobId, JobState state, @Nullable String message) {
        return !list(END, row -> row.getString("job_id"), jobId, state.name(), message)
                .isEmpty();
    }

    private <T> List<T> list(String sql, Function<Row, T> read, @Nullable Object... parameters) {
        return Db.await(() -> db.list(sql, read, parameters));
    }

    private void update(String sql, @Nullable Object... parameters) {
        Db.await(() -> db.update(sql, parameters));
    }
}
