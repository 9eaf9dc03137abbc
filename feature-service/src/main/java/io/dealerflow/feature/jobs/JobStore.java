package io.dealerflow.feature.jobs;

import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Jobs and their units, shared by all workers. What has ended is never changed. Calls block, and fail with
 * {@link io.dealerflow.kit.core.UnavailableException} while the store is unavailable.
 */
public interface JobStore {
    /**
     * A job as it is stored.
     *
     * @param units of it; 0 until it is divided
     * @param open  units that have not ended
     */
    record StoredJob(
            String jobId,
            String kind,
            Map<String, String> parameters,
            JobState state,
            Instant submittedAt,
            int units,
            int open) {}

    /** Stores a job; one that is there already stays as it is. */
    StoredJob submit(JobRequest request);

    /** Throws when there is no such job. */
    StoredJob find(String jobId);

    /** Stores the units of a job that are not there already; it is {@link JobState#RUNNING} then. */
    void divided(String jobId, List<JobUnit> units);

    /** Units of a job that have not ended. */
    List<JobUnit> open(String jobId);

    /** Begins an attempt; its number from 1, or empty when the unit or its job has ended. */
    OptionalInt begin(String jobId, String unit);

    void done(String jobId, String unit, String result);

    /** @param state {@link JobState#PENDING} when it is to be tried again, else {@link JobState#FAILED} */
    void failed(String jobId, String unit, JobState state, String error);

    /** How the units of a job have ended, in the order of their names. */
    List<UnitOutcome> outcomes(String jobId);

    /** Ends a job and, when it is cancelled, its units; false when it had ended before. */
    boolean end(String jobId, JobState state, @Nullable String message);
}
