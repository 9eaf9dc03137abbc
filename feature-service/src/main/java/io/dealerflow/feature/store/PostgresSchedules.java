package io.dealerflow.feature.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.feature.jobs.JobSchedule;
import io.dealerflow.feature.jobs.ScheduleStore;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code feature.job_schedules}. A due schedule is taken under its row lock, in one transaction with the start of its job. */
@ApplicationScoped
class PostgresSchedules implements ScheduleStore {
    private static final String REGISTER = """
        INSERT INTO job_schedules AS s (name, kind, schedule, parameters, next_run)
        SELECT name, kind, schedule, parameters::jsonb, next_run
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
            AS given(name, kind, schedule, parameters, next_run)
        ORDER BY name
        ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, schedule = excluded.schedule, parameters = excluded.parameters,
            next_run = CASE WHEN s.schedule = excluded.schedule THEN coalesce(s.next_run, excluded.next_run) ELSE excluded.next_run END
        """;
    private static final String FORGET = "UPDATE job_schedules SET next_run = NULL WHERE name <> ALL ($1)";
    private static final String TAKE = """
        SELECT name, next_run FROM job_schedules s
        WHERE name = ANY ($1) AND next_run <= $2 AND NOT EXISTS (
            SELECT FROM jobs j WHERE j.job_id = s.last_job_id AND j.state IN ('PENDING', 'RUNNING'))
        ORDER BY next_run, name LIMIT 1 FOR UPDATE OF s SKIP LOCKED
        """;
    private static final String START = """
        WITH job AS (
            INSERT INTO jobs (job_id, kind, parameters, submitted_at) VALUES ($2, $3, $4::text::jsonb, $5)
            ON CONFLICT (job_id) DO NOTHING)
        UPDATE job_schedules SET last_job_id = $2, last_run = $5, next_run = $6 WHERE name = $1
        """;

    private final Db db;

    PostgresSchedules(Db db) {
        this.db = db;
    }

    @Override
    public void register(Collection<JobSchedule> schedules, Map<String, Instant> next) {
        List<JobSchedule> all = List.copyOf(schedules);
        String[] names = column(all, JobSchedule::name);
        Db.await(() -> db.inTransaction(transaction -> Db.update(
                        transaction,
                        REGISTER,
                        names,
                        column(all, JobSchedule::kind),
                        column(all, schedule -> schedule.when().toString()),
                        column(all, schedule -> Wire.writeJsonText(schedule.parameters())),
                        all.stream().map(schedule -> next.get(schedule.name())).toArray(Instant[]::new))
                .chain(() -> Db.update(transaction, FORGET, (Object) names))));
    }

    private static String[] column(List<JobSchedule> schedules, Function<JobSchedule, String> value) {
        return schedules.stream().map(value).toArray(String[]::new);
    }

    private record Due(String name, Instant at) {}

    @Override
    public Optional<Start> take(
            Collection<String> names,
            Instant now,
            BiFunction<String, Instant, Start> startOf,
            Consumer<Start> request) {
        return Db.await(() -> db.inTransaction(transaction -> Db.list(
                        transaction, TAKE, PostgresSchedules::due, names.toArray(String[]::new), now)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.<Start>empty())
                        : start(
                                        transaction,
                                        startOf.apply(
                                                found.getFirst().name(),
                                                found.getFirst().at()),
                                        request)
                                .map(Optional::of))));
    }

    private static Due due(Row row) {
        return new Due(row.getString("name"), row.getOffsetDateTime("next_run").toInstant());
    }

    private static Uni<Start> start(SqlConnection transaction, Start start, Consumer<Start> request) {
        return Db.update(
                        transaction,
                        START,
                        start.schedule().name(),
                        start.jobId(),
                        start.schedule().kind(),
                        Wire.writeJsonText(start.schedule().parameters()),
                        start.now(),
                        start.next())
                .call(() -> Uni.createFrom()
                        .voidItem()
                        .emitOn(Infrastructure.getDefaultWorkerPool()) // sending blocks
                        .invoke(() -> request.accept(start)))
                .replaceWith(start);
    }
}
