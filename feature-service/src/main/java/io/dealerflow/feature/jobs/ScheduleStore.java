package io.dealerflow.feature.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When each schedule is due, shared by all instances. Calls block, and fail with {@link io.dealerflow.kit.core.UnavailableException} while the store
 * is unavailable.
 */
public interface ScheduleStore {
    /**
     * Makes these schedules known, and no others: a new or changed one is due at its instant, others stay as they are.
     *
     * @param next when each is due for the first time, by name
     */
    void register(Collection<JobSchedule> schedules, Map<String, Instant> next);

    /**
     * The start of a job.
     *
     * @param next when the schedule is due again; null for never
     */
    record Start(
            JobSchedule schedule,
            String jobId,
            Instant now,
            @Nullable Instant next) {}

    /**
     * Takes a schedule that is due and whose last job has ended, and stores the start that follows from the instant at which it was due. Of several
     * instances one takes it. When {@code request} fails it stays due.
     *
     * @param names   of the schedules that this instance knows
     * @param start   the start, by the name of the schedule and the instant
     * @param request of the job, before the start is durable
     */
    Optional<Start> take(
            Collection<String> names, Instant now, BiFunction<String, Instant, Start> start, Consumer<Start> request);
}
