package io.dealerflow.feature.jobs;

import io.dealerflow.feature.jobs.JobLineage.Datasets;
import java.util.List;
import java.util.Map;

/** What the jobs of a kind do. Every method may be repeated, also by another worker at the same time, with the same effect. */
public interface JobWork {
    /** As requests name it. */
    String kind();

    /**
     * Divides a job.
     *
     * @throws Exception when it cannot be done as asked: the job fails with the message
     */
    List<JobUnit> divide(String jobId, Map<String, String> parameters) throws Exception;

    /**
     * Does a unit.
     *
     * @return its result, JSON
     * @throws Exception when it fails: it is tried again
     */
    String run(String jobId, JobUnit unit) throws Exception;

    /**
     * Ends a job, once all its units have ended.
     *
     * @param outcomes in the order of their names
     */
    void finish(String jobId, Map<String, String> parameters, List<UnitOutcome> outcomes) throws Exception;

    /** What a job of these parameters reads and writes, for its lineage. */
    default Datasets datasets(Map<String, String> parameters) {
        return Datasets.NONE;
    }
}
