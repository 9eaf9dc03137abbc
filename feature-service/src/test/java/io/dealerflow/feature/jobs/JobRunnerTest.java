package io.dealerflow.feature.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.jobs.JobAction;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.contracts.jobs.JobStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JobRunnerTest implements JobPublisher, JobWork, JobLineage {
    private static final Instant NOW = Instant.parse("2026-03-04T15:30:00Z");

    private final Queue<JobRequest> requests = new ArrayDeque<>();
    private final List<JobStatus> statuses = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final List<UnitOutcome> finished = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final InMemoryJobs store = new InMemoryJobs();
    private final JobRunner runner =
            new JobRunner("test", List.of(this), store, this, this, Clock.fixed(NOW, ZoneOffset.UTC));
    private int failures;
    private boolean isIndivisible;

    @Test
    @DisplayName("every unit is done once, and the job ends after the last")
    void everyUnit() {
        submit();
        work();

        assertThat(runs).containsExactly("a", "b", "c");
        assertThat(finished).extracting(UnitOutcome::result).containsExactly("\"a\"", "\"b\"", "\"c\"");
        assertThat(job().state()).isEqualTo(JobState.DONE);
        assertThat(statuses.getLast().state()).isEqualTo(JobState.DONE);
        assertThat(statuses.getLast().units()).isEqualTo(3);
        assertThat(told).containsExactly("job reads [alphabet] writes [words]", "job DONE null");
    }

    @Test
    @DisplayName("requests that come again, of the job and of its units, change nothing")
    void repeats() {
        submit();
        List<JobRequest> units = List.copyOf(requests);
        work();
        int published = statuses.size();

        submit();
        units.forEach(runner::handle);

        assertThat(runs).hasSize(3);
        assertThat(statuses).hasSize(published);
    }

    @Test
    @DisplayName(
            "a job whose worker was lost while it was divided is divided again, and units that are done are not done"
                    + " again")
    void lostWhileDividing() {
        submit();
        runner.handle(requests.remove());

        submit();
        work();

        assertThat(runs).containsExactly("a", "b", "c");
        assertThat(job().state()).isEqualTo(JobState.DONE);
    }

    @Test
    @DisplayName("a failed unit is tried again three times")
    void retried() {
        failures = 3;
        submit();
        work();

        assertThat(runs).containsExactly("b", "c", "a");
        assertThat(job().state()).isEqualTo(JobState.DONE);
    }

    @Test
    @DisplayName("after the fourth attempt a unit is listed as failed, and the other units are done")
    void listed() {
        failures = 4;
        submit();
        work();

        assertThat(runs).containsExactly("b", "c");
        assertThat(finished.getFirst()).isEqualTo(new UnitOutcome("a", null, "attempt 4"));
        assertThat(statuses.getLast().state()).isEqualTo(JobState.FAILED);
        assertThat(statuses.getLast().message()).isEqualTo("1 of 3 units failed");
    }

    @Test
    @DisplayName("a unit that its workers do not survive fails after four attempts")
    void lostWorkers() {
        submit();
        for (int attempt = 1; attempt <= JobRunner.ATTEMPTS; attempt++) {
            store.begin("job", "a");
        }
        work();

        assertThat(runs).containsExactly("b", "c");
        assertThat(finished.getFirst().error()).isEqualTo("its workers were lost during 4 attempts");
    }

    @Test
    @DisplayName("a cancelled job begins no further unit and stays cancelled")
    void cancelled() {
        submit();
        runner.handle(requests.remove());
        runner.handle(request(JobAction.CANCEL));
        work();

        assertThat(runs).containsExactly("a");
        assertThat(finished).isEmpty();
        assertThat(job().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    @DisplayName("a job that is cancelled before it arrives is never begun")
    void cancelledFirst() {
        runner.handle(request(JobAction.CANCEL));
        submit();

        assertThat(requests).isEmpty();
        assertThat(job().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    @DisplayName("a job that cannot be divided fails with the reason")
    void indivisible() {
        isIndivisible = true;
        submit();

        assertThat(job().state()).isEqualTo(JobState.FAILED);
        assertThat(statuses.getLast().message()).isEqualTo("there is no such folder");
        assertThat(told.getLast()).isEqualTo("job FAILED there is no such folder");
    }

    @Test
    @DisplayName("jobs of other kinds are passed over")
    void otherKind() {
        runner.handle(new JobRequest("id", "test", NOW, NOW, 1, "other", "training", JobAction.RUN, null, Map.of()));

        assertThat(statuses).isEmpty();
    }

    private void submit() {
        runner.handle(request(JobAction.RUN));
    }

    private static JobRequest request(JobAction action) {
        return new JobRequest("id", "test", NOW, NOW, 1, "job", "letters", action, null, Map.of());
    }

    private void work() {
        for (JobRequest next = requests.poll(); next != null; next = requests.poll()) {
            runner.handle(next);
        }
    }

    private JobStore.StoredJob job() {
        return store.find("job");
    }

    @Override
    public String kind() {
        return "letters";
    }

    @Override
    public List<JobUnit> divide(String jobId, Map<String, String> parameters) throws IOException {
        if (isIndivisible) {
            throw new IOException("there is no such folder");
        }
        return List.of(new JobUnit("a", Map.of()), new JobUnit("b", Map.of()), new JobUnit("c", Map.of()));
    }

    /** Unit a fails as often as {@code failures} says. */
    @Override
    public String run(String jobId, JobUnit unit) throws IOException {
        int attempt = store.attempts("job", unit.name());
        if (unit.name().equals("a") && attempt <= failures) {
            throw new IOException("attempt " + attempt);
        }
        runs.add(unit.name());
        return '"' + unit.name() + '"';
    }

    @Override
    public void finish(String jobId, Map<String, String> parameters, List<UnitOutcome> outcomes) {
        finished.addAll(outcomes);
    }

    @Override
    public Datasets datasets(Map<String, String> parameters) {
        return new Datasets(List.of("alphabet"), List.of("words"));
    }

    @Override
    public void started(JobStore.StoredJob job, Datasets datasets) {
        told.add(job.jobId() + " reads " + datasets.inputs() + " writes " + datasets.outputs());
    }

    @Override
    public void ended(JobStore.StoredJob job, Datasets datasets, JobState state, @Nullable String message) {
        told.add(job.jobId() + " " + state + " " + message);
    }

    @Override
    public void request(JobRequest request) {
        requests.add(request);
    }

    @Override
    public void status(JobStatus status) {
        statuses.add(status);
    }
}
