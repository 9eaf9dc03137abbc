package io.dealerflow.report.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Database;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.messaging.EventPublisher;
import io.dealerflow.report.config.ReportConfig;
import io.dealerflow.report.daily.Debounce;
import io.dealerflow.report.daily.Outbox;
import io.dealerflow.report.daily.ReportWriter;
import io.dealerflow.report.daily.ReportWriter.Failed;
import io.dealerflow.report.daily.ReportWriter.NewRevision;
import io.dealerflow.report.daily.ReportWriter.NothingDue;
import io.dealerflow.report.daily.ReportWriter.Outcome;
import io.dealerflow.report.daily.ReportWriter.Unchanged;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes due reports, then publishes pending ones. Failures are retried in the next run. */
@ApplicationScoped
class ReportJob {
    private static final Logger LOG = Logger.getLogger(ReportJob.class);
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(25);
    private static final String RENDERED_METRIC = "dealerflow.reports.rendered";
    private static final String PUBLISHED_METRIC = "dealerflow.reports.published";
    private static final String RENDER_TIME_METRIC = "dealerflow.report.render";

    private final Database database;
    private final ReportWriter writer;
    private final Outbox outbox;
    private final EventPublisher publisher;
    private final MeterRegistry registry;
    private final Debounce debounce;
    private volatile boolean failing;

    ReportJob(
            Database database,
            ReportWriter writer,
            Outbox outbox,
            EventPublisher publisher,
            MeterRegistry registry,
            ReportConfig config) {
        this.database = database;
        this.writer = writer;
        this.outbox = outbox;
        this.publisher = publisher;
        this.registry = registry;
        this.debounce = new Debounce(config.quietPeriod(), config.maxDelay());
    }

    @Scheduled(every = "{dealerflow.report.check-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (!database.isMet()) {
            return;
        }
        try {
            renderDue();
            publishPending();
            if (failing) {
                LOG.info("Reports are written again");
                failing = false;
            }
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warnf("Reports wait: %s", e.getMessage());
                failing = true;
            }
        }
    }

    private void renderDue() {
        Outcome outcome;
        do {
            Timer.Sample sample = Timer.start(registry);
            outcome = Db.await(() -> writer.writeNext(debounce));
            if (!(outcome instanceof NothingDue)) {
                sample.stop(registry.timer(RENDER_TIME_METRIC));
                count(outcome);
            }
        } while (!(outcome instanceof NothingDue));
    }

    private void count(Outcome outcome) {
        String name = switch (outcome) {
            case NothingDue nothing -> "nothing_due";
            case Unchanged unchanged -> "unchanged";
            case NewRevision revision -> "new_revision";
            case Failed failed -> {
                LOG.errorf(failed.cause(), "The report on %s could not be rendered; trying again", failed.date());
                yield "failed";
            }
        };
        registry.counter(RENDERED_METRIC, "outcome", name).increment();
    }

    private void publishPending() {
        while (Db.await(() -> outbox.publishNext(this::publish))) {
            registry.counter(PUBLISHED_METRIC).increment();
        }
    }

    private Uni<Void> publish(Report report, @Nullable String traceparent) {
        Trace trace = Trace.continuing("report-service/publish", traceparent);
        return Uni.createFrom()
                .completionStage(() -> publisher.publish(Topics.REPORTS_PUBLISHED.name(), report, trace))
                .ifNoItem()
                .after(PUBLISH_TIMEOUT)
                .fail()
                .onFailure()
                .transform(e -> new UnavailableException("cannot publish " + report.reportId() + ": " + e, e))
                .invoke(() -> logPublished(report, trace))
                .onTermination()
                .invoke(trace::end)
                .replaceWithVoid();
    }

    private static void logPublished(Report report, Trace trace) {
        try (var _ = trace.enter()) {
            LOG.infof("Published %s revision %d", report.reportId(), report.revision());
        }
    }
}
