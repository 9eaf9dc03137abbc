package io.dealerflow.feature.jobs;

import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Jobs in memory. */
final class InMemoryJobs implements JobStore {
    private final Map<String, StoredJob> jobs = new HashMap<>();
    private final Map<String, Map<String, Unit>> units = new HashMap<>();

    private record Unit(
            JobUnit unit,
            JobState state,
            int attempts,
            @Nullable String result,
            @Nullable String error) {}

    int attempts(String jobId, String unit) {
        return unit(jobId, unit).attempts();
    }

    private Unit unit(String jobId, String unit) {
        return Objects.requireNonNull(units.get(jobId)).get(unit);
    }

    private Map<String, Unit> unitsOf(String jobId) {
        return units.computeIfAbsent(jobId, id -> new TreeMap<>());
    }

    private void replace(String jobId, Unit unit) {
        unitsOf(jobId).put(unit.unit().name(), unit);
    }

    @Override
    public StoredJob submit(JobRequest request) {
        jobs.putIfAbsent(
                request.jobId(),
                new StoredJob(
                        request.jobId(), request.kind(), request.parameters(), JobState.PENDING, request.asOf(), 0, 0));
        return find(request.jobId());
    }

    @Override
    public StoredJob find(String jobId) {
        StoredJob job = Objects.requireNonNull(jobs.get(jobId));
        Map<String, Unit> all = unitsOf(jobId);
        int open = (int)
                all.values().stream().filter(unit -> !unit.state().isEnd()).count();
        return new StoredJob(jobId, job.kind(), job.parameters(), job.state(), job.submittedAt(), all.size(), open);
    }

    private void state(String jobId, JobState state) {
        StoredJob job = find(jobId);
        jobs.put(
                jobId,
                new StoredJob(jobId, job.kind(), job.parameters(), state, job.submittedAt(), job.units(), job.open()));
    }

    @Override
    public void divided(String jobId, List<JobUnit> added) {
        added.forEach(unit -> unitsOf(jobId).putIfAbsent(unit.name(), new Unit(unit, JobState.PENDING, 0, null, null)));
        if (find(jobId).state() == JobState.PENDING) {
            state(jobId, JobState.RUNNING);
        }
    }

    @Override
    public List<JobUnit> open(String jobId) {
        return unitsOf(jobId).values().stream()
                .filter(unit -> !unit.state().isEnd())
                .map(Unit::unit)
                .toList();
    }

    @Override
    public OptionalInt begin(String jobId, String name) {
        Unit unit = unit(jobId, name);
        if (unit.state().isEnd() || find(jobId).state() != JobState.RUNNING) {
            return OptionalInt.empty();
        }
        replace(jobId, new Unit(unit.unit(), JobState.RUNNING, unit.attempts() + 1, null, unit.error()));
        return OptionalInt.of(unit.attempts() + 1);
    }

    @Override
    public void done(String jobId, String name, String result) {
        Unit unit = unit(jobId, name);
        replace(jobId, new Unit(unit.unit(), JobState.DONE, unit.attempts(), result, null));
    }

    @Override
    public void failed(String jobId, String name, JobState state, String error) {
        Unit unit = unit(jobId, name);
        replace(jobId, new Unit(unit.unit(), state, unit.attempts(), null, error));
    }

    @Override
    public List<UnitOutcome> outcomes(String jobId) {
        return unitsOf(jobId).values().stream()
                .map(unit -> new UnitOutcome(unit.unit().name(), unit.result(), unit.error()))
                .toList();
    }

    @Override
    public boolean end(String jobId, JobState state, @Nullable String message) {
        if (find(jobId).state().isEnd()) {
            return false;
        }
        state(jobId, state);
        return true;
    }
}
