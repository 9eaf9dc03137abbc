package io.dealerflow.gexapi.jobs;

import io.dealerflow.contracts.api.JobReport;
import io.dealerflow.contracts.api.ScheduleReport;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far jobs are. */
public interface JobReports {
    /** The newest first, without their units. */
    Uni<List<JobReport>> newest(int limit);

    /**
     * With its units.
     *
     * @param unit this one alone, with the chart of its result; null for all, without charts
     */
    Uni<Optional<JobReport>> find(String jobId, @Nullable String unit);

    /** Schedules that start jobs, by name. */
    Uni<List<ScheduleReport>> schedules();
}
