package io.dealerflow.ingest.source;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.config.SimulatorConfig;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.ingest.intake.Manifest;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.ingest.simulator.DelayedQuoteWriter;
import io.dealerflow.ingest.simulator.SimulatedChain;
import io.dealerflow.ingest.simulator.SpotPath;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the simulated market: renders a chain at every interval and passes its bytes to the intake like a real file. After a restart
 * the path continues: it is replayed by as many steps as there are observations.
 */
@ApplicationScoped
class SimulatedMarket {
    private static final Logger LOG = Logger.getLogger(SimulatedMarket.class);
    static final String SOURCE = "simulator";
    private static final Duration MIN_INTERVAL = Duration.ofMillis(200);

    private final SimulatorConfig config;
    private final Intake intake;
    private final Manifest manifest;
    private final Database database;
    private final Clock clock;
    private @Nullable BackgroundLoop loop;
    private @Nullable SpotPath path;

    SimulatedMarket(SimulatorConfig config, Intake intake, Manifest manifest, Database database, Clock clock) {
        this.config = config;
        this.intake = intake;
        this.manifest = manifest;
        this.database = database;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        if (config.enabled()) {
            Duration interval = config.interval().compareTo(MIN_INTERVAL) < 0 ? MIN_INTERVAL : config.interval();
            loop = new BackgroundLoop("simulated-market", interval, this::tick);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.close();
        }
    }

    private void tick() {
        if (!database.isMet()) {
            return;
        }
        Trace trace = Trace.start("simulated-market");
        try (var _ = trace.enter()) {
            observe();
        } catch (UnavailableException e) {
            LOG.debugf("The simulated market waits: %s", e.getMessage());
        } catch (IOException e) {
            LOG.errorf(e, "The simulated market cannot write to landing");
        } finally {
            trace.end();
        }
    }

    private void observe() throws IOException {
        SpotPath path = resumed();
        var chain =
                SimulatedChain.of(config.seed(), path.step(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        byte[] bytes = DelayedQuoteWriter.write(chain);
        IntakeOutcome outcome = intake.take(
                new Upload(SOURCE, "simulated", null, FileKind.OPTION_CHAIN), new ByteArrayInputStream(bytes));
        if (outcome instanceof IntakeOutcome.Refused refused) {
            LOG.errorf("The simulated chain was refused: %s", refused.receipt());
        }
    }

    private SpotPath resumed() {
        if (path == null) {
            SpotPath resumed = new SpotPath(config.seed());
            for (long step = manifest.chains(SOURCE); step > 0; step--) {
                resumed.step();
            }
            path = resumed;
        }
        return path;
    }
}
