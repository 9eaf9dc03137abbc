package io.dealerflow.feature;

import io.dealerflow.feature.analysis.AnalysisWork;
import io.dealerflow.feature.config.AnalysisSettings;
import io.dealerflow.feature.jobs.JobPublisher;
import io.dealerflow.feature.jobs.JobRunner;
import io.dealerflow.feature.jobs.JobStore;
import io.dealerflow.feature.store.BarLocations;
import io.dealerflow.feature.store.DuckDbFiles;
import io.dealerflow.objects.ObjectStores;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The jobs that this service does. */
class JobBeans {
    @Produces
    @Singleton
    JobRunner runner(AnalysisSettings analysis, JobStore store, JobPublisher publisher, Clock clock) {
        var storage = new BarLocations(analysis.folders().orElse(List.of()), new ObjectStores(analysis));
        return new JobRunner(
                "feature-service",
                List.of(new AnalysisWork(storage, new DuckDbFiles(), analysis.rules())),
                store,
                publisher,
                clock);
    }
}
