package io.dealerflow.report.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Database;
import io.dealerflow.kit.messaging.EventPublisher;
import io.dealerflow.report.config.ReportConfig;
import io.dealerflow.report.daily.Outbox;
import io.dealerflow.report.daily.RenderQueue;
import io.dealerflow.report.daily.RenderQueue.Outcome;
import io.dealerflow.report.daily.RenderQueue.Patience;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the reports that are due, then publishes those that wait. What fails waits for the next run. */
@ApplicationScoped
class ReportJob {
    private static final Logger LOG = Logger.getLogger(ReportJob.class);
    private static final long PUBLISH_TIMEOUT_S = 25;
    private static final String RENDERED_METRIC = "dealerflow.reports.rendered";
    private static final String PUBLISHED_METRIC = "dealerflow.reports.published";
    private static final String RENDER_TIME_METRIC = "dealerflow.report.render";

    private final Database database;
    private final RenderQueue queue;
    private final Outbox outbox;
    private final EventPublisher publisher;
    private final MeterRegistry registry;
    private final Patience patience;
    private volatile boolean failing;

    ReportJob(
            Database database,
            RenderQueue queue,
            Outbox outbox,
            EventPublisher publisher,
            MeterRegistry registry,
            ReportConfig config) {
        this.database = database;
        this.queue = queue;
        this.outbox = outbox;
        this.publisher = publisher;
        this.registry = registry;
        this.patience = new Patience(config.quiet(), config.longest());
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
        Timer.Sample sample = Timer.start(registry);
        Outcome outcome = queue.renderNext(patience);
        while (outcome != Outcome.NOTHING_DUE) {
            sample.stop(registry.timer(RENDER_TIME_METRIC));
            registry.counter(RENDERED_METRIC, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .increment();
            sample = Timer.start(registry);
            outcome = queue.renderNext(patience);
        }
    }

    private void publishPending() {
        while (outbox.publishNext(this::publish)) {
            registry.counter(PUBLISHED_METRIC).increment();
        }
    }

    private void publish(Report report, @Nullable String traceparent) {
        Trace trace = Trace.continuing("report-service/publish", traceparent);
        try (var _ = trace.enter()) {
            publisher.publish(Topics.REPORTS_PUBLISHED.name(), report, trace).get(PUBLISH_TIMEOUT_S, TimeUnit.SECONDS);
            LOG.infof("Published %s revision %d", report.reportId(), report.revision());
        } catch (ExecutionException | TimeoutException e) {
            throw new UnavailableException("cannot publish " + report.reportId() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while publishing " + report.reportId(), e);
        } finally {
            trace.end();
        }
    }
}
