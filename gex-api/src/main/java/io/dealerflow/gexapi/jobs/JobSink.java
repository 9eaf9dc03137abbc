package io.dealerflow.gexapi.jobs;

import io.dealerflow.contracts.jobs.JobRequest;
import io.smallrye.mutiny.Uni;

/** Where jobs are requested. */
public interface JobSink {
    /** Completes when the request is durable, and fails when it is not known to be. */
    Uni<Void> publish(JobRequest request);
}
