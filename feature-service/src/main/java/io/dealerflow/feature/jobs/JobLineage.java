package io.dealerflow.feature.jobs;

import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.feature.jobs.JobStore.StoredJob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is told which data became of which, one run a job. Implementations return at once, throw nothing, and may lose what they cannot deliver; a repeat
 * of a job is told again.
 */
public interface JobLineage {
    /** Tells nobody. */
    JobLineage NONE = new JobLineage() {
        @Override
        public void started(StoredJob job, Datasets datasets) {}

        @Override
        public void ended(StoredJob job, Datasets datasets, JobState state, @Nullable String message) {}
    };

    /**
     * What a job reads and writes: paths, addresses, topics or tables.
     *
     * @param inputs  read
     * @param outputs written
     */
    record Datasets(List<String> inputs, List<String> outputs) {
        static final Datasets NONE = new Datasets(List.of(), List.of());

        public Datasets {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    void started(StoredJob job, Datasets datasets);

    /** @param message why it failed */
    void ended(StoredJob job, Datasets datasets, JobState state, @Nullable String message);
}
