package io.dealerflow.ingest.source;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.pull.Puller;
import io.dealerflow.ingest.pull.Pulls;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the sources that are due, some at a time, once the schema exists; does nothing where none is configured. */
@ApplicationScoped
class PullRunner {
    private static final Logger LOG = Logger.getLogger(PullRunner.class);
    private static final int STOP_SECONDS = 5;

    private final Puller puller;
    private final Database database;
    private final IngestConfig config;
    private final Semaphore free;
    private final ExecutorService steps = Executors.newVirtualThreadPerTaskExecutor();
    private boolean registered;
    private @Nullable BackgroundLoop loop;

    PullRunner(Puller puller, Database database, IngestConfig config) {
        this.puller = puller;
        this.database = database;
        this.config = config;
        this.free = new Semaphore(config.pullConcurrency());
    }

    void onStart(@Observes StartupEvent event) {
        if (puller.isAnyConfigured()) {
            loop = new BackgroundLoop("pulls", config.pullInterval(), this::pass);
        }
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop == null) {
            return;
        }
        loop.close();
        steps.shutdownNow();
        if (steps.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS) && registered) {
            try {
                puller.release();
            } catch (UnavailableException e) {
                LOG.debugf("The leases expire: %s", e.getMessage());
            }
        }
    }

    private void pass() {
        if (!database.isMet()) {
            return;
        }
        try {
            if (!registered) {
                puller.register();
                registered = true;
            }
            puller.renew();
            startSteps();
        } catch (UnavailableException e) {
            LOG.debugf("Pulls wait: %s", e.getMessage());
        }
    }

    private void startSteps() {
        while (free.tryAcquire()) {
            Optional<Pulls.Due> due = Optional.empty();
            try {
                due = puller.claim();
            } finally {
                if (due.isEmpty()) {
                    free.release();
                }
            }
            if (due.isEmpty()) {
                return;
            }
            Pulls.Due claimed = due.get();
            steps.execute(() -> step(claimed));
        }
    }

    private void step(Pulls.Due due) {
        Trace trace = Trace.start("pull").about("source", due.name()).about("subject", due.subject());
        try (var _ = trace.enter()) {
            log(puller.run(due));
        } catch (UnavailableException e) {
            LOG.debugf("%s %s is asked again: %s", due.name(), due.subject(), e.getMessage());
        } catch (RuntimeException e) {
            Logger.Level level = steps.isShutdown() ? Logger.Level.DEBUG : Logger.Level.ERROR;
            LOG.logf(level, e, "%s %s cannot be asked; it is tried again", due.name(), due.subject());
        } finally {
            trace.end();
            free.release();
        }
    }

    /** A failure is logged once, until the next success. */
    private static void log(Puller.Result result) {
        Pulls.Due due = result.due();
        if (!result.outcome().isFailure()) {
            LOG.debugf("%s %s: %s", due.name(), due.subject(), result.outcome().label());
        } else if (due.failures() == 0) {
            LOG.warnf(
                    "%s %s: %s, %s", due.name(), due.subject(), result.outcome().label(), result.error());
        }
    }
}
