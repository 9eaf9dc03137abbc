package io.dealerflow.gexapi.jobs;

import io.dealerflow.contracts.api.JobReport;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** How far jobs are. */
public interface JobReports {
    /** The newest first, without their units. */
    Uni<List<JobReport>> newest(int limit);

    /** With its units. */
    Uni<Optional<JobReport>> find(String jobId);
}
