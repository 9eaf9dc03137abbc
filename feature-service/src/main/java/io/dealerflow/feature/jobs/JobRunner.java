package io.dealerflow.feature.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.jobs.JobAction;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.contracts.jobs.JobStatus;
import io.dealerflow.feature.jobs.JobStore.StoredJob;
import io.dealerflow.kit.core.Failures;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests for jobs and units. A request that comes again, after the loss of a worker or from several workers at once, leads to the same
 * outcome: what has ended is passed over, and what has not is done again.
 */
public final class JobRunner {
    /** The first attempt and three more. */
    public static final int ATTEMPTS = 4;

    private final String source;
    private final Map<String, JobWork> works;
    private final JobStore store;
    private final JobPublisher publisher;
    private final JobLineage lineage;
    private final Clock clock;

    /** @param source the service, for its events */
    public JobRunner(
            String source,
            List<JobWork> works,
            JobStore store,
            JobPublisher publisher,
            JobLineage lineage,
            Clock clock) {
        this.source = source;
        this.works = works.stream().collect(Collectors.toUnmodifiableMap(JobWork::kind, Function.identity()));
        this.store = store;
        this.publisher = publisher;
        this.lineage = lineage;
        this.clock = clock;
    }

    /** Does what is requested, and blocks meanwhile. A failure of the store or of the topics is thrown; the same request may then come again. */
    public void handle(JobRequest request) {
        JobWork work = works.get(request.kind());
        if (work == null) {
            return;
        }
        String unit = request.unit();
        if (request.action() == JobAction.CANCEL) {
            StoredJob job = store.submit(request);
            end(work, job, JobState.CANCELLED, null);
        } else if (unit == null) {
            submit(work, store.submit(request));
        } else {
            run(work, request.jobId(), new JobUnit(unit, request.parameters()));
        }
    }

    private void submit(JobWork work, StoredJob job) {
        if (job.state().isEnd()) {
            return;
        }
        lineage.started(job, work.datasets(job.parameters()));
        List<JobUnit> units;
        try {
            units = work.divide(job.jobId(), job.parameters());
        } catch (Exception e) {
            endUnlessTransient(work, job, e);
            return;
        }
        store.divided(job.jobId(), units);
        StoredJob divided = store.find(job.jobId());
        publish(divided, null, JobState.RUNNING, null, null);
        store.open(job.jobId()).forEach(unit -> request(job, unit, 1));
        finishWhenEnded(work, job.jobId());
    }

    private void run(JobWork work, String jobId, JobUnit unit) {
        store.begin(jobId, unit.name()).ifPresent(attempt -> attempt(work, store.find(jobId), unit, attempt));
        finishWhenEnded(work, jobId);
    }

    private void attempt(JobWork work, StoredJob job, JobUnit unit, int attempt) {
        if (attempt > ATTEMPTS) {
            failed(job, unit, ATTEMPTS, "its workers were lost during " + ATTEMPTS + " attempts");
            return;
        }
        publish(job, unit.name(), JobState.RUNNING, attempt, null);
        String result;
        try {
            result = work.run(job.jobId(), unit);
        } catch (Exception e) {
            failed(job, unit, attempt, message(e));
            return;
        }
        store.done(job.jobId(), unit.name(), result);
        publish(job, unit.name(), JobState.DONE, attempt, null);
    }

    private void failed(StoredJob job, JobUnit unit, int attempt, String error) {
        JobState state = attempt < ATTEMPTS ? JobState.PENDING : JobState.FAILED;
        store.failed(job.jobId(), unit.name(), state, error);
        publish(job, unit.name(), state, attempt, error);
        if (state == JobState.PENDING) {
            request(job, unit, attempt + 1);
        }
    }

    private void finishWhenEnded(JobWork work, String jobId) {
        StoredJob job = store.find(jobId);
        if (job.state() != JobState.RUNNING || job.open() > 0) {
            return;
        }
        List<UnitOutcome> outcomes = store.outcomes(jobId);
        try {
            work.finish(jobId, job.parameters(), outcomes);
        } catch (Exception e) {
            endUnlessTransient(work, job, e);
            return;
        }
        long failed =
                outcomes.stream().filter(outcome -> outcome.error() != null).count();
        if (failed == 0) {
            end(work, job, JobState.DONE, null);
        } else {
            end(work, job, JobState.FAILED, failed + " of " + outcomes.size() + " units failed");
        }
    }

    private void endUnlessTransient(JobWork work, StoredJob job, Exception failure) {
        if (Failures.isTransient(failure)) {
            throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
        end(work, job, JobState.FAILED, message(failure));
    }

    private void end(JobWork work, StoredJob job, JobState state, @Nullable String message) {
        if (store.end(job.jobId(), state, message)) {
            lineage.ended(job, work.datasets(job.parameters()), state, message);
            publish(job, null, state, null, message);
        }
    }

    private void request(StoredJob job, JobUnit unit, int attempt) {
        Instant now = clock.instant();
        publisher.request(new JobRequest(
                id(job.jobId(), unit.name(), "request", attempt),
                source,
                now,
                now,
                JobRequest.VERSION,
                job.jobId(),
                job.kind(),
                JobAction.RUN,
                unit.name(),
                parameters(job, unit)));
    }

    private static Map<String, String> parameters(StoredJob job, JobUnit unit) {
        Map<String, String> parameters = new HashMap<>(unit.parameters());
        String workers = job.parameters().get(JobRequest.WORKERS);
        if (workers != null) {
            parameters.put(JobRequest.WORKERS, workers);
        }
        return parameters;
    }

    private void publish(
            StoredJob job, @Nullable String unit, JobState state, @Nullable Integer attempt, @Nullable String message) {
        publisher.status(new JobStatus(
                id(job.jobId(), String.valueOf(unit), state.name(), attempt == null ? 0 : attempt),
                source,
                clock.instant(),
                job.submittedAt(),
                JobStatus.VERSION,
                job.jobId(),
                job.kind(),
                unit,
                state,
                attempt,
                job.units() == 0 ? null : job.units(),
                message));
    }

    /** The same for the same step of a job, whoever takes it. */
    private static String id(String jobId, String unit, String step, int attempt) {
        String identity = String.join("\n", jobId, unit, step, Integer.toString(attempt));
        return EventIds.sha256(identity.getBytes(UTF_8)).substring(0, 32);
    }

    private static String message(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no " + failure.getMessage();
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
