package io.dealerflow.ingest.source;

import io.dealerflow.ingest.config.SimulatorConfig;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.ingest.simulator.HistoryFiles;
import io.dealerflow.ingest.simulator.HistoryFiles.HistoryFile;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Database;
import io.dealerflow.quant.time.ExchangeCalendar;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Passes the daily history of the simulated economy to the intake, a file at every interval, and the files that have grown again after each
 * session. What was read before changes nothing.
 */
@ApplicationScoped
class SimulatedHistory {
    private static final Logger LOG = Logger.getLogger(SimulatedHistory.class);
    private static final Duration BETWEEN_FILES = Duration.ofSeconds(2);

    private final SimulatorConfig config;
    private final Intake intake;
    private final Database database;
    private final Clock clock;
    private final Queue<HistoryFile> waiting = new ArrayDeque<>();
    private LocalDate sentUntil = LocalDate.MIN;
    private @Nullable BackgroundLoop loop;

    SimulatedHistory(SimulatorConfig config, Intake intake, Database database, Clock clock) {
        this.config = config;
        this.intake = intake;
        this.database = database;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        if (config.enabled() && config.historyYears() > 0) {
            loop = new BackgroundLoop("simulated-history", BETWEEN_FILES, this::tick);
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
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ExchangeCalendar.ZONE).minusDays(1);
        LocalDate last = ExchangeCalendar.usOptions().sessionAtOrBefore(yesterday);
        if (last.isAfter(sentUntil)) {
            waiting.clear();
            waiting.addAll(HistoryFiles.until(last, config.historyYears(), config.seed()));
            sentUntil = last;
        }
        HistoryFile next = waiting.peek();
        if (next != null && isTaken(next)) {
            waiting.remove();
        }
    }

    /** False when it has to be sent again. */
    private boolean isTaken(HistoryFile file) {
        Trace trace = Trace.start("simulated-history");
        try (var _ = trace.enter()) {
            IntakeOutcome outcome = intake.take(
                    new Upload(SimulatedMarket.SOURCE, file.name(), null, file.kind()),
                    new ByteArrayInputStream(file.bytes()));
            if (outcome instanceof IntakeOutcome.Refused refused) {
                LOG.errorf("A file of the simulated history was refused: %s", refused.receipt());
            }
            return true;
        } catch (UnavailableException e) {
            LOG.debugf("The simulated history waits: %s", e.getMessage());
            return false;
        } catch (IOException e) {
            LOG.errorf(e, "The simulated history cannot write to landing");
            return false;
        } finally {
            trace.end();
        }
    }
}
