package io.dealerflow.report.outgoing;

import io.dealerflow.kit.database.Database;
import io.dealerflow.kit.database.Db;
import io.dealerflow.report.config.NarrativeConfig;
import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.daily.NarrativeStore;
import io.dealerflow.report.daily.NarrativeStore.Wanted;
import io.dealerflow.report.narrative.Narrative;
import io.dealerflow.report.narrative.NarrativeWriter;
import io.dealerflow.report.narrative.Narrator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Has narratives written for reports that have none, where a language model is configured. No transaction is held while it answers. */
@ApplicationScoped
class NarrativeJob {
    private static final Logger LOG = Logger.getLogger(NarrativeJob.class);
    private static final String METRIC = "dealerflow.report.narratives";

    private final Database database;
    private final NarrativeStore store;
    private final DailyReport reports;
    private final NarrativeConfig config;
    private final MeterRegistry registry;
    private final Optional<Narrator> narrator;

    NarrativeJob(
            Database database,
            NarrativeStore store,
            DailyReport reports,
            NarrativeConfig config,
            MeterRegistry registry) {
        this.database = database;
        this.store = store;
        this.reports = reports;
        this.config = config;
        this.registry = registry;
        this.narrator = config.url().map(url -> new ChatNarrator(url, config));
    }

    @Scheduled(every = "{dealerflow.report.narrative.check-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (narrator.isEmpty() || !database.isMet()) {
            return;
        }
        try {
            Db.await(() -> store.takeNext(config.quietPeriod(), config.maxPerDay()))
                    .ifPresent(wanted -> write(wanted, narrator.get()));
        } catch (RuntimeException e) {
            LOG.warnf("Narratives wait: %s", e.getMessage());
        }
    }

    private void write(Wanted wanted, Narrator asked) {
        try {
            Narrative narrative = new NarrativeWriter(asked, config.model()).write(reports.sheet(wanted.data()));
            Db.await(() -> store.add(wanted.data().date(), narrative));
            count(narrative.text() == null ? "refused" : "accepted");
            if (narrative.text() == null) {
                LOG.warnf(
                        "The narrative of %s is left out: %s",
                        wanted.data().date(), String.join("; ", narrative.faults()));
            }
        } catch (Narrator.UnansweredException e) {
            count("unanswered");
            Db.await(() -> store.release(wanted));
            throw e;
        }
    }

    private void count(String outcome) {
        registry.counter(METRIC, "outcome", outcome).increment();
    }
}
