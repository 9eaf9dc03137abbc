package io.dealerflow.feature.store;

import io.dealerflow.feature.config.FeatureStoreSettings;
import io.dealerflow.feature.dataset.AssetDay;
import io.dealerflow.feature.dataset.DatasetInputs;
import io.dealerflow.feature.dataset.DatasetRow;
import io.dealerflow.feature.dataset.FeatureValues;
import io.dealerflow.feature.store.DatasetTables.Due;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Database;
import io.dealerflow.kit.database.Db;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes the files of the feature store whose days have changed. What fails is written in a later run. */
@ApplicationScoped
class DatasetJob {
    private static final Logger LOG = Logger.getLogger(DatasetJob.class);
    /** Longest time of a run: a long history is written in several, the newest dates first, so that it leaves the processors to others. */
    private static final Duration WRITE_FOR = Duration.ofSeconds(5);

    private static final int AT_ONCE = 20;

    private final Database database;
    private final DatasetTables tables;
    private final DatasetFiles files;
    private final FeatureStoreSettings settings;
    private final Clock clock;
    private final MeterRegistry registry;
    private volatile boolean failing;

    DatasetJob(
            Database database,
            DatasetTables tables,
            DatasetFiles files,
            FeatureStoreSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.database = database;
        this.tables = tables;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
        this.registry = registry;
    }

    @Scheduled(every = "{dealerflow.feature.store-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (!database.isMet()) {
            return;
        }
        try {
            writeDue();
            if (failing) {
                LOG.info("The feature store is written again");
                failing = false;
            }
        } catch (UnavailableException | IOException | SQLException e) {
            registry.counter("dealerflow.feature.store.failures").increment();
            if (!failing) {
                LOG.warnf("The feature store cannot be written and is tried again: %s", e.getMessage());
                failing = true;
            }
        }
    }

    private void writeDue() throws IOException, SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Instant end = clock.instant().plus(WRITE_FOR);
        List<Due> due;
        do {
            due = Db.await(() -> tables.claim(today, settings.storeOpenDateEvery(), AT_ONCE));
            write(due);
        } while (due.size() == AT_ONCE && clock.instant().isBefore(end));
    }

    private void write(List<Due> claimed) throws IOException, SQLException {
        List<Due> filled = new ArrayList<>();
        Map<AssetDay, List<DatasetRow>> rows = new LinkedHashMap<>();
        for (Due due : claimed) {
            List<FeatureValues> features = Db.await(() -> tables.features(due.day()));
            if (features.isEmpty()) {
                Db.await(() -> tables.forget(due));
            } else {
                DatasetInputs inputs = Db.await(() -> tables.inputs(due.day()));
                rows.put(due.day(), inputs.joinedTo(features));
                filled.add(due);
            }
        }
        if (!rows.isEmpty()) {
            files.write(rows);
            filled.forEach(due -> Db.await(() -> tables.written(due)));
            registry.counter("dealerflow.feature.store.files").increment(filled.size());
        }
    }
}
