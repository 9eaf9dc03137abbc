package io.dealerflow.contracts.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.jobs.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job and how far it is.
 *
 * @param endedAt null until it has ended
 * @param total   its units; 0 until it is divided
 * @param message why it failed; null otherwise
 * @param units   each of them by name; empty in a list of jobs
 */
@RequiredUnlessNullable
public record JobReport(
        String jobId,
        String kind,
        JobState state,
        Map<String, String> parameters,
        Instant submittedAt,
        @Nullable Instant endedAt,
        long total,
        long done,
        long failed,
        @Nullable String message,
        List<UnitReport> units) {
    public JobReport {
        parameters = Map.copyOf(parameters);
        units = List.copyOf(units);
    }

    /**
     * A unit of a job.
     *
     * @param attempts so far
     * @param error    of the last attempt, if it failed
     * @param result   once it is done; of an analysis its summary
     */
    @RequiredUnlessNullable
    public record UnitReport(
            String unit,
            JobState state,
            int attempts,
            @Nullable String error,
            @Nullable JsonNode result) {}
}
