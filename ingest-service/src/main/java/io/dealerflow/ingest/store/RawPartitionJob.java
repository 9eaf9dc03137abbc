package io.dealerflow.ingest.store;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Database;
import io.dealerflow.kit.database.DatabaseConfig;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Maintains the partitions of the raw tables, at the interval at which old rows are deleted. Replicas may do so at the same time. */
@ApplicationScoped
class RawPartitionJob {
    private static final Logger LOG = Logger.getLogger(RawPartitionJob.class);
    /** Until the schema exists. */
    private static final long POLL_MS = 500;

    private final RawPartitions partitions;
    private final Database database;
    private final Map<String, Duration> keptByTable;
    private final Duration interval;
    private final Clock clock;

    RawPartitionJob(
            RawPartitions partitions, Database database, IngestConfig config, DatabaseConfig intervals, Clock clock) {
        this.partitions = partitions;
        this.database = database;
        this.keptByTable = byTable(config.retention());
        this.interval = intervals.retentionInterval();
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(POLL_MS, timer -> {
            if (database.isMet() && vertx.cancelTimer(timer)) {
                run();
                vertx.setPeriodic(interval.toMillis(), again -> run());
            }
        });
    }

    /** A misspelt kind would keep rows that were meant to be deleted. */
    static Map<String, Duration> byTable(Map<String, Duration> byKind) {
        Map<String, String> tables = new TreeMap<>();
        RawTableCatalogue.all().forEach(table -> tables.put(table.kind().wireName(), table.name()));
        Map<String, Duration> byTable = new HashMap<>();
        byKind.forEach((kind, kept) -> {
            String table = tables.get(kind);
            if (table == null) {
                throw new IllegalArgumentException(
                        "dealerflow.ingest.retention." + kind + " names no raw table; there are " + tables.keySet());
            }
            byTable.put(table, kept);
        });
        return byTable;
    }

    private void run() {
        partitions
                .maintain(keptByTable, clock.instant())
                .subscribe()
                .with(done -> LOG.debug("Partitions are maintained"), RawPartitionJob::failed);
    }

    private static void failed(Throwable failure) {
        if (!(failure instanceof UnavailableException)) {
            LOG.error("Partitions of raw tables cannot be created or dropped", failure);
        }
    }
}
