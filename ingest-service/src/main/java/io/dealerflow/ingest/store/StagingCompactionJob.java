package io.dealerflow.ingest.store;

import io.dealerflow.ingest.config.IngestConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs {@link StagingCompaction} at an interval. */
@ApplicationScoped
class StagingCompactionJob {
    private static final Logger LOG = Logger.getLogger(StagingCompactionJob.class);

    private final StagingCompaction compaction;
    private final IngestConfig config;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("compaction").factory());

    StagingCompactionJob(StagingCompaction compaction, IngestConfig config, Clock clock) {
        this.compaction = compaction;
        this.config = config;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        long interval = config.compactionInterval().toMillis();
        var _ = thread.scheduleWithFixedDelay(this::run, interval, interval, TimeUnit.MILLISECONDS);
    }

    void onStop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void run() {
        try {
            int replaced = compaction.run(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            if (replaced > 0) {
                LOG.infof("Compacted %d files of staging", replaced);
            }
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "Staging cannot be compacted");
        }
    }
}
