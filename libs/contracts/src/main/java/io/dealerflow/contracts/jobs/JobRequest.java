package io.dealerflow.contracts.jobs;

import static io.dealerflow.contracts.event.Checks.sorted;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job to be done or cancelled, or a unit of one. A job is divided into units by a worker, which requests each. A repeat does nothing: a job and a
 * unit are done once.
 *
 * @param source     who asks: a service
 * @param asOf       when it was asked
 * @param jobId      chosen by who asks, at most 64 letters, digits and {@code _.-}
 * @param kind       such as {@code analysis}; workers that do not know it pass over it
 * @param unit       unique in the job; null for the job itself
 * @param parameters of the kind
 */
@RequiredUnlessNullable
public record JobRequest(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String jobId,
        String kind,
        JobAction action,
        @Nullable String unit,
        Map<String, String> parameters)
        implements Event {
    public static final int VERSION = 1;
    /** A parameter of every kind: how many units of the job an instance of a service does at once, at most. */
    public static final String WORKERS = "workers";

    public JobRequest {
        text(eventId, "event_id");
        if (!jobId.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException("job_id must be 1 to 64 letters, digits and _.-, was '" + jobId + "'");
        }
        text(kind, "kind");
        parameters = sorted(parameters);
    }

    /** Units are spread over the partitions. */
    @Override
    public String subject() {
        return unit == null ? jobId : jobId + "/" + unit;
    }

    @Override
    public String type() {
        return "io.dealerflow.job-request.v1";
    }
}
