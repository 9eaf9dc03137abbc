package io.dealerflow.feature;

import io.dealerflow.feature.analysis.AnalysisWork;
import io.dealerflow.feature.config.AnalysisSettings;
import io.dealerflow.feature.config.FeatureStoreSettings;
import io.dealerflow.feature.config.ScheduleSettings;
import io.dealerflow.feature.config.TrainingSettings;
import io.dealerflow.feature.jobs.JobLineage;
import io.dealerflow.feature.jobs.JobPublisher;
import io.dealerflow.feature.jobs.JobRunner;
import io.dealerflow.feature.jobs.JobSchedule;
import io.dealerflow.feature.jobs.JobScheduler;
import io.dealerflow.feature.jobs.JobStore;
import io.dealerflow.feature.jobs.JobWork;
import io.dealerflow.feature.jobs.ScheduleStore;
import io.dealerflow.feature.messaging.JobRuns;
import io.dealerflow.feature.store.BarLocations;
import io.dealerflow.feature.store.DuckDbFiles;
import io.dealerflow.feature.training.TrainingWork;
import io.dealerflow.kit.runs.LineageConfig;
import io.dealerflow.kit.runs.LineageSender;
import io.dealerflow.kit.runs.Schedule;
import io.dealerflow.objects.ObjectStores;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The jobs that this service does, and the schedules that start them. */
class JobBeans {
    private static final String SOURCE = "feature-service";

    @Produces
    @Singleton
    JobWork analysis(AnalysisSettings settings) {
        var storage = new BarLocations(settings.folders().orElse(List.of()), new ObjectStores(settings));
        return new AnalysisWork(storage, new DuckDbFiles(), settings.rules());
    }

    @Produces
    @Singleton
    JobWork training(TrainingSettings settings, FeatureStoreSettings store) {
        return new TrainingWork(settings.place(store.store()));
    }

    @Produces
    @Singleton
    JobLineage lineage(LineageConfig config, Optional<LineageSender> configured, Clock clock) {
        return configured
                .<JobLineage>map(sender -> new JobRuns(config.namespace(), sender, clock))
                .orElse(JobLineage.NONE);
    }

    @Produces
    @Singleton
    JobRunner runner(Instance<JobWork> works, JobStore store, JobPublisher publisher, JobLineage lineage, Clock clock) {
        return new JobRunner(SOURCE, works.stream().toList(), store, publisher, lineage, clock);
    }

    @Produces
    @Singleton
    JobScheduler scheduler(
            ScheduleSettings settings,
            Instance<JobWork> works,
            ScheduleStore store,
            JobPublisher publisher,
            Clock clock) {
        List<String> kinds = works.stream().map(JobWork::kind).sorted().toList();
        List<JobSchedule> schedules = settings.entries().entrySet().stream()
                .filter(entry -> entry.getValue().enabled())
                .map(entry -> schedule(entry.getKey(), entry.getValue(), kinds))
                .toList();
        return new JobScheduler(SOURCE, schedules, store, publisher, clock);
    }

    /** @throws IllegalArgumentException naming the setting */
    static JobSchedule schedule(String name, ScheduleSettings.Entry settings, List<String> kinds) {
        String prefix = "dealerflow.jobs.schedules." + name + ".";
        if (!kinds.contains(settings.kind())) {
            throw new IllegalArgumentException(
                    prefix + "kind must be one of " + String.join(", ", kinds) + ", was " + settings.kind());
        }
        if (settings.cron().isPresent() == settings.afterClose().isPresent()) {
            throw new IllegalArgumentException(
                    prefix + "cron or " + prefix + "after-close must be given, and not both");
        }
        try {
            Schedule when = settings.cron()
                    .<Schedule>map(cron -> new Schedule.Cron(cron, settings.zone()))
                    .orElseGet(
                            () -> new Schedule.AfterClose(settings.afterClose().orElseThrow()));
            return new JobSchedule(name, settings.kind(), when, settings.parameters());
        } catch (IllegalArgumentException e) {
            String setting = settings.cron().isPresent() ? "cron" : "after-close";
            throw new IllegalArgumentException(prefix + setting + ": " + e.getMessage(), e);
        }
    }
}
