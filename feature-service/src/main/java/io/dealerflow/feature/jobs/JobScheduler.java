package io.dealerflow.feature.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.jobs.JobAction;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.feature.jobs.ScheduleStore.Start;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Starts jobs by schedule. A schedule has one job at a time, on all instances together: while it runs the next is due, however often, and starts
 * once after it. A crash repeats a request, which leads to the same job, and skips none.
 */
public final class JobScheduler {
    private final String source;
    private final Map<String, JobSchedule> schedules;
    private final ScheduleStore store;
    private final JobPublisher publisher;
    private final Clock clock;

    /** @param source the service, for its events */
    public JobScheduler(
            String source, List<JobSchedule> schedules, ScheduleStore store, JobPublisher publisher, Clock clock) {
        this.source = source;
        this.schedules =
                schedules.stream().collect(Collectors.toUnmodifiableMap(JobSchedule::name, Function.identity()));
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Makes the configured schedules known; call it once the schema exists. */
    public void register() {
        Instant now = clock.instant();
        Map<String, Instant> next = new HashMap<>();
        schedules.forEach((name, schedule) -> schedule.when().next(now).ifPresent(first -> next.put(name, first)));
        store.register(schedules.values(), next);
    }

    /** Starts a job that is due; its id, or empty when none is. */
    public Optional<String> startNext() {
        if (schedules.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return store.take(
                        schedules.keySet(),
                        now,
                        (name, due) -> start(schedule(name), due, now),
                        start -> publisher.request(request(start)))
                .map(Start::jobId);
    }

    private static Start start(JobSchedule schedule, Instant due, Instant now) {
        return new Start(
                schedule, schedule.jobId(due), now, schedule.when().next(now).orElse(null));
    }

    private JobSchedule schedule(String name) {
        return Objects.requireNonNull(schedules.get(name), name);
    }

    private JobRequest request(Start start) {
        return new JobRequest(
                EventIds.sha256(start.jobId().getBytes(UTF_8)).substring(0, 32),
                source,
                start.now(),
                start.now(),
                JobRequest.VERSION,
                start.jobId(),
                start.schedule().kind(),
                JobAction.RUN,
                null,
                start.schedule().parameters());
    }
}
