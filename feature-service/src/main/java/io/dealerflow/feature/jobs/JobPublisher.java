package io.dealerflow.feature.jobs;

import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobStatus;

/** The topics of jobs. Calls return when what is published is durable. */
public interface JobPublisher {
    void request(JobRequest request);

    void status(JobStatus status);
}
