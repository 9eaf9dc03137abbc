package io.dealerflow.feature;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.jobs.JobAction;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.contracts.jobs.JobStatus;
import io.dealerflow.feature.jobs.JobPublisher;
import io.dealerflow.feature.jobs.JobSchedule;
import io.dealerflow.feature.jobs.JobScheduler;
import io.dealerflow.feature.jobs.ScheduleStore;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.runs.Schedule;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.MovableClock;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs between a real broker and a real database. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "feature")
        })
class JobsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Of the job 2, of the two contracts that are done 2 each, of the one that fails 8. */
    private static final int STATUSES = 14;

    private static final Instant ASKED = Instant.parse("2026-03-20T00:00:00Z");

    private final String jobId = "it-" + UUID.randomUUID();

    @Inject
    ScheduleStore schedules;

    @Inject
    JobPublisher publisher;

    @TempDir
    Path folder;

    @BeforeEach
    void awaitReadiness() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
    }

    @Test
    @DisplayName(
            "a job is divided, its units are done, one that fails is tried four times, and its states are published"
                    + " and stored")
    void analysis() throws Exception {
        Path input = input();
        Files.writeString(input.resolve("BAD.csv"), "time,close\n1772634600,?\n");
        try (var kafka = new KafkaProbe()) {
            submit(kafka, input);

            awaitState(JobState.FAILED);
            assertThat(rows("SELECT unit || ' ' || state || ' ' || attempts || ' ' || coalesce(error, '')"
                            + " FROM feature.job_units WHERE job_id = '" + jobId + "' ORDER BY unit"))
                    .containsExactly(
                            "ALPHA DONE 1 ",
                            "BAD FAILED 4 BAD.csv, line 2, column close: must be a number, was '?'",
                            "BETA-1 DONE 1 ");
            assertThat(folder.resolve("out/ALPHA/part-0.parquet")).exists();
            assertThat(folder.resolve("out/summary.json")).content().contains("\"contract\" : \"BAD\"");
            List<JobStatus> statuses = kafka.awaitKey(Topics.JOBS_STATUS.name(), jobId, STATUSES, PATIENCE).stream()
                    .map(message -> Wire.readJson(message.value(), JobStatus.class))
                    .toList();
            assertThat(statuses.getLast().state()).isEqualTo(JobState.FAILED);
            assertThat(statuses.getLast().message()).isEqualTo("1 of 3 units failed");
        }
    }

    @Test
    @DisplayName("a request that comes again does nothing")
    void repeated() throws Exception {
        Path input = input();
        try (var kafka = new KafkaProbe()) {
            submit(kafka, input);
            awaitState(JobState.DONE);
            var written = Files.getLastModifiedTime(folder.resolve("out/ALPHA/part-0.parquet"));

            submit(kafka, input);
            awaitHandled(kafka);

            assertThat(Files.getLastModifiedTime(folder.resolve("out/ALPHA/part-0.parquet")))
                    .isEqualTo(written);
            assertThat(rows("SELECT DISTINCT attempts::text FROM feature.job_units WHERE job_id = '" + jobId + "'"))
                    .containsExactly("1");
        }
    }

    /** A job of the same key that cannot be divided has ended: what was requested before it was handled. */
    private void awaitHandled(KafkaProbe kafka) {
        String marker = jobId + "-end";
        send(kafka, request(marker, JobAction.RUN, Map.of()), jobId);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(marker)).containsExactly("FAILED"));
    }

    @Test
    @DisplayName("a job that is cancelled before a worker takes it is never begun")
    void cancelled() throws Exception {
        try (var kafka = new KafkaProbe()) {
            send(kafka, request(jobId, JobAction.CANCEL, Map.of()), jobId);
            awaitState(JobState.CANCELLED);
            submit(kafka, input());
            awaitHandled(kafka);

            assertThat(state(jobId)).containsExactly("CANCELLED");
            assertThat(folder.resolve("out")).doesNotExist();
        }
    }

    @Test
    @DisplayName(
            "of two instances one starts a job that is due, and the next starts after its end, once for all that was due meanwhile")
    void scheduled() throws Exception {
        var clock = new MovableClock(Instant.parse("2026-03-04T06:59:00Z"));
        var schedule = new JobSchedule(
                "hourly-" + UUID.randomUUID().toString().substring(0, 8),
                "none",
                new Schedule.Cron("0 * * * *", ZoneOffset.UTC),
                Map.of("input", "/bars"));
        var first = new JobScheduler("test", List.of(schedule), schedules, publisher, clock);
        var second = new JobScheduler("test", List.of(schedule), schedules, publisher, clock);
        first.register();
        assertThat(first.startNext()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        List<Optional<String>> started;
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(first::startNext);
            var other = threads.submit(second::startNext);
            started = List.of(one.get(), other.get());
        }

        String job = schedule.name() + "-20260304T070000Z";
        assertThat(started).containsExactlyInAnyOrder(Optional.of(job), Optional.empty());
        assertThat(state(job)).containsExactly("PENDING");
        try (var kafka = new KafkaProbe()) {
            JobRequest request = Wire.readJson(
                    kafka.awaitKey(Topics.JOBS_REQUESTS.name(), job, 1, PATIENCE)
                            .getFirst()
                            .value(),
                    JobRequest.class);
            assertThat(request.parameters()).containsExactly(Map.entry("input", "/bars"));
        }

        clock.advance(Duration.ofMinutes(150));
        assertThat(second.startNext()).as("while the first job runs").isEmpty();
        execute("UPDATE feature.jobs SET state = 'DONE' WHERE job_id = '" + job + "'");
        second.register();
        assertThat(second.startNext()).contains(schedule.name() + "-20260304T080000Z");
        execute("UPDATE feature.jobs SET state = 'DONE' WHERE job_id LIKE '" + schedule.name() + "%'");
        assertThat(first.startNext()).isEmpty();
        assertThat(rows("SELECT next_run::text FROM feature.job_schedules WHERE name = '" + schedule.name() + "'"))
                .containsExactly("2026-03-04 10:00:00+00");
    }

    @Test
    @DisplayName("a job that cannot be requested stays due")
    void requestFails() throws Exception {
        var clock = new MovableClock(Instant.parse("2026-03-04T06:59:00Z"));
        var schedule = new JobSchedule(
                "failing-" + UUID.randomUUID().toString().substring(0, 8),
                "none",
                new Schedule.Cron("0 * * * *", ZoneOffset.UTC),
                Map.of());
        var broken = new JobScheduler("test", List.of(schedule), schedules, new Unavailable(), clock);
        broken.register();
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(broken::startNext).isInstanceOf(UnavailableException.class);

        String job = schedule.name() + "-20260304T070000Z";
        assertThat(state(job)).isEmpty();
        assertThat(new JobScheduler("test", List.of(schedule), schedules, publisher, clock).startNext())
                .contains(job);
    }

    /** A broker that does not answer. */
    private static final class Unavailable implements JobPublisher {
        @Override
        public void request(JobRequest request) {
            throw new UnavailableException("the broker does not answer", new IllegalStateException());
        }

        @Override
        public void status(JobStatus status) {}
    }

    private Path input() throws Exception {
        Path bars = Path.of(JobsIT.class.getResource("/analysis/bars").toURI());
        Path input = Files.createDirectories(folder.resolve("in"));
        for (String series : List.of("ALPHA", "BETA-1", "SPX", "VIX")) {
            Files.copy(bars.resolve(series + ".csv"), input.resolve(series + ".csv"));
        }
        return input;
    }

    private void submit(KafkaProbe kafka, Path input) {
        send(
                kafka,
                request(
                        jobId,
                        JobAction.RUN,
                        Map.of(
                                "input",
                                input.toString(),
                                "output",
                                folder.resolve("out").toString())),
                jobId);
    }

    private static JobRequest request(String id, JobAction action, Map<String, String> parameters) {
        return new JobRequest(
                id + action, "test", ASKED, ASKED, JobRequest.VERSION, id, "analysis", action, null, parameters);
    }

    private static void send(KafkaProbe kafka, JobRequest request, String key) {
        Map<String, String> headers = Map.of(HeaderNames.CONTENT_TYPE, EventCodec.contentType(request));
        kafka.send(Topics.JOBS_REQUESTS.name(), key, EventCodec.write(request), headers);
    }

    private void awaitState(JobState state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(jobId)).containsExactly(state.name()));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestServers.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> state(String id) throws SQLException {
        return rows("SELECT state FROM feature.jobs WHERE job_id = '" + id + "'");
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = TestServers.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
