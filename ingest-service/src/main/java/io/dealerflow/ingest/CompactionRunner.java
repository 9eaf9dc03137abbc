package io.dealerflow.ingest;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.source.BackgroundLoop;
import io.dealerflow.ingest.store.StagingCompaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs {@link StagingCompaction} at the start and at an interval. */
@ApplicationScoped
class CompactionRunner {
    private static final Logger LOG = Logger.getLogger(CompactionRunner.class);

    private final StagingCompaction compaction;
    private final IngestConfig config;
    private final Clock clock;
    private final MeterRegistry registry;
    private @Nullable BackgroundLoop loop;

    CompactionRunner(StagingCompaction compaction, IngestConfig config, Clock clock, MeterRegistry registry) {
        this.compaction = compaction;
        this.config = config;
        this.clock = clock;
        this.registry = registry;
    }

    void onStart(@Observes StartupEvent event) {
        loop = new BackgroundLoop("compaction", config.compactionInterval(), this::pass);
    }

    void onStop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.close();
        }
    }

    private void pass() {
        registry.timer("dealerflow.ingest.compaction").record(() -> {
            try {
                StagingCompaction.Compacted files =
                        compaction.run(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
                count("replaced", files.replaced());
                count("unreadable", files.unreadable());
                if (files.replaced() > 0) {
                    LOG.infof("Compacted %d files of staging", files.replaced());
                }
            } catch (IOException e) {
                LOG.errorf(e, "Staging cannot be compacted");
            }
        });
    }

    private void count(String outcome, int files) {
        registry.counter("dealerflow.ingest.compaction.files", "outcome", outcome)
                .increment(files);
    }
}
