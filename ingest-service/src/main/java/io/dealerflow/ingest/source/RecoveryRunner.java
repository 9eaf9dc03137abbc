package io.dealerflow.ingest.source;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.ingest.intake.Landing;
import io.dealerflow.ingest.intake.Recovery;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs {@link Recovery} at a fixed interval once the schema exists, and logs the results. */
@ApplicationScoped
class RecoveryRunner {
    private static final Logger LOG = Logger.getLogger(RecoveryRunner.class);

    private final Recovery recovery;
    private final Landing landing;
    private final Database database;
    private final IngestConfig config;
    private final Set<String> reported = new HashSet<>();
    private @Nullable BackgroundLoop loop;

    RecoveryRunner(Recovery recovery, Landing landing, Database database, IngestConfig config) {
        this.recovery = recovery;
        this.landing = landing;
        this.database = database;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) {
        loop = new BackgroundLoop("recovery", config.recoveryInterval(), this::pass);
    }

    void onStop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.close();
        }
    }

    private void pass() {
        if (!database.isMet()) {
            return;
        }
        Trace trace = Trace.start("recovery");
        try (var _ = trace.enter()) {
            landing.discardAbandonedParts();
            log(recovery.pass());
        } catch (IOException e) {
            LOG.errorf(e, "Landing cannot be read");
        } finally {
            trace.end();
        }
    }

    /** A file that cannot be processed is reported once, and not in every pass. */
    private void log(Recovery.Summary summary) {
        summary.resumed().forEach((key, outcome) -> LOG.infof("Resumed %s: %s", key, describe(outcome)));
        for (String key : summary.missing()) {
            if (reported.add(key)) {
                LOG.errorf("%s is recorded but not in landing: its observations cannot be published", key);
            }
        }
        summary.failures().forEach((key, failure) -> {
            if (reported.add(key)) {
                LOG.errorf(failure, "%s cannot be processed", key);
            }
        });
        if (summary.pending() > 0) {
            LOG.debugf("%d files wait for the database or the broker", summary.pending());
        }
    }

    private static String describe(IntakeOutcome outcome) {
        return outcome instanceof IntakeOutcome.Refused refused ? "refused, " + refused.receipt() : "published";
    }
}
