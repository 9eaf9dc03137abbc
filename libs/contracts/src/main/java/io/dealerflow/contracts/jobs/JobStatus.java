package io.dealerflow.contracts.jobs;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change in the state of a job or of a unit, on a topic that may hold it more than once.
 *
 * @param source   the service that did it
 * @param asOf     when it changed
 * @param ingestTs when the job was requested
 * @param unit     null for the job itself
 * @param attempt  of the unit, from 1; null for the job itself
 * @param units    of the job; null until it is divided
 * @param message  why it failed, or what else there is to say
 */
@RequiredUnlessNullable
public record JobStatus(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String jobId,
        String kind,
        @Nullable String unit,
        JobState state,
        @Nullable Integer attempt,
        @Nullable Integer units,
        @Nullable String message)
        implements Event {
    public static final int VERSION = 1;

    public JobStatus {
        text(eventId, "event_id");
        text(jobId, "job_id");
        text(kind, "kind");
    }

    @Override
    public String subject() {
        return jobId;
    }

    @Override
    public String type() {
        return "io.dealerflow.job-status.v1";
    }
}
