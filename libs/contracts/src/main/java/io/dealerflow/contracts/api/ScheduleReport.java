package io.dealerflow.contracts.api;

import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.jobs.JobState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that starts jobs, one at a time.
 *
 * @param kind       of the jobs
 * @param schedule   as it is configured, for readers
 * @param parameters of the jobs
 * @param nextRun    when the next job is due; null when the schedule is no longer configured
 * @param lastRun    when the last job was started; null before the first
 * @param lastJobId  of that job
 * @param lastState  of that job
 */
@RequiredUnlessNullable
public record ScheduleReport(
        String name,
        String kind,
        String schedule,
        Map<String, String> parameters,
        @Nullable Instant nextRun,
        @Nullable Instant lastRun,
        @Nullable String lastJobId,
        @Nullable JobState lastState) {
    public ScheduleReport {
        parameters = Map.copyOf(parameters);
    }
}
