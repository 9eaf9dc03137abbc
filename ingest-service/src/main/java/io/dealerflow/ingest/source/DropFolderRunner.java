package io.dealerflow.ingest.source;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks into the drop folder at a fixed interval, where one is configured, once the schema exists. */
@ApplicationScoped
class DropFolderRunner {
    private static final Logger LOG = Logger.getLogger(DropFolderRunner.class);

    private final IngestConfig config;
    private final Intake intake;
    private final Database database;
    private final Clock clock;
    private @Nullable BackgroundLoop loop;

    DropFolderRunner(IngestConfig config, Intake intake, Database database, Clock clock) {
        this.config = config;
        this.intake = intake;
        this.database = database;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        config.dropDir().ifPresent(root -> {
            DropFolder folder = new DropFolder(root, config.dropSettle(), intake, clock);
            loop = new BackgroundLoop("drop-folder", config.dropInterval(), () -> pass(folder));
            LOG.infof("Files are taken from %s", root);
        });
    }

    void onStop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.close();
        }
    }

    private void pass(DropFolder folder) {
        if (!database.isMet()) {
            return;
        }
        Trace trace = Trace.start("drop-folder");
        try (var _ = trace.enter()) {
            folder.pass();
        } catch (IOException e) {
            LOG.errorf(e, "The drop folder cannot be read");
        } finally {
            trace.end();
        }
    }
}
