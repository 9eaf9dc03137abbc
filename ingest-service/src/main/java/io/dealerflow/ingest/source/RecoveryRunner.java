package io.dealerflow.ingest.source;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.intake.Recovery;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Takes up undone work as soon as the database is there, and from then on again and again. */
@ApplicationScoped
class RecoveryRunner {
    private final Recovery recovery;
    private final Database database;
    private final IngestConfig config;
    private @Nullable BackgroundLoop loop;

    RecoveryRunner(Recovery recovery, Database database, IngestConfig config) {
        this.recovery = recovery;
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
        if (database.isMet()) {
            Trace trace = Trace.start("recovery");
            try (var _ = trace.enter()) {
                recovery.pass();
            } finally {
                trace.end();
            }
        }
    }
}
