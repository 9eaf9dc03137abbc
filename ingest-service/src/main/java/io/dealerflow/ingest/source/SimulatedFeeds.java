package io.dealerflow.ingest.source;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.config.SimulatorConfig;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.ingest.simulator.ChartPicture;
import io.dealerflow.ingest.simulator.Headlines;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Passes pictures of charts of the simulated symbols, a stream each, and invented news to the intake. What cannot be taken now is left out: the next
 * picture shows the same and more.
 */
@ApplicationScoped
class SimulatedFeeds {
    private static final Logger LOG = Logger.getLogger(SimulatedFeeds.class);
    private static final Map<String, Double> LEVELS = Map.of("SIMX", 5000.0, "SIMCL", 75.0, "SIMUSD", 1.2);

    private final SimulatorConfig config;
    private final Intake intake;
    private final Database database;
    private final Clock clock;
    private final List<BackgroundLoop> loops = new ArrayList<>();

    SimulatedFeeds(SimulatorConfig config, Intake intake, Database database, Clock clock) {
        this.config = config;
        this.intake = intake;
        this.database = database;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        if (config.enabled()) {
            start("simulated-pictures", config.pictureInterval(), this::sendPictures);
            start("simulated-news", config.newsInterval(), this::sendNews);
        }
    }

    private void start(String name, Duration interval, Runnable task) {
        if (interval.isPositive()) {
            loops.add(new BackgroundLoop(name, interval, task));
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        loops.forEach(BackgroundLoop::close);
    }

    private void sendPictures() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LEVELS.forEach((symbol, level) -> {
            String stream = symbol.toLowerCase(Locale.ROOT);
            byte[] picture = ChartPicture.of(config.seed(), symbol, level, now);
            send(new Upload(stream, stream + ".png", now, FileKind.CAPTURES), picture);
        });
    }

    private void sendNews() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        long number = now.getEpochSecond() / Math.max(1, config.newsInterval().toSeconds());
        send(
                new Upload(SimulatedMarket.SOURCE, "simulated-news.json", null, FileKind.NEWS),
                Headlines.feed(config.seed(), number, now));
    }

    private void send(Upload upload, byte[] bytes) {
        if (!database.isMet()) {
            return;
        }
        Trace trace = Trace.start("simulated-feeds");
        try (var _ = trace.enter()) {
            IntakeOutcome outcome = intake.take(upload, new ByteArrayInputStream(bytes));
            if (outcome instanceof IntakeOutcome.Refused refused) {
                LOG.errorf("%s of the simulator was refused: %s", upload.filename(), refused.receipt());
            }
        } catch (UnavailableException e) {
            LOG.debugf("%s of the simulator is left out: %s", upload.filename(), e.getMessage());
        } catch (IOException e) {
            LOG.errorf(e, "The simulator cannot write %s to landing", upload.filename());
        } finally {
            trace.end();
        }
    }
}
