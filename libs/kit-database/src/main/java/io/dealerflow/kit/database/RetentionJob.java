package io.dealerflow.kit.database;

import io.dealerflow.kit.core.UnavailableException;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Deletes rows that are older than their {@link Retention}, in batches, at an interval. Replicas may do so at the same time. */
@ApplicationScoped
class RetentionJob {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    private final Db db;
    private final Database database;
    private final List<Retention> tables;
    private final DatabaseConfig config;

    RetentionJob(Db db, Database database, @All List<Retention> tables, DatabaseConfig config) {
        this.db = db;
        this.database = database;
        this.tables = tables;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event, Vertx vertx) {
        requireKnown(config.retention().keySet(), tables);
        vertx.setPeriodic(config.retentionInterval().toMillis(), timer -> run());
    }

    /** A misspelt name would keep rows that were meant to be deleted. */
    static void requireKnown(Set<String> configured, List<Retention> tables) {
        Set<String> names = tables.stream().map(Retention::name).collect(Collectors.toCollection(TreeSet::new));
        for (String name : configured) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("dealerflow.database.retention." + name
                        + " names nothing that this service stores; it knows " + names);
            }
        }
    }

    private void run() {
        if (database.isMet()) {
            deleteOld(db, tables, config.retention())
                    .subscribe()
                    .with(deleted -> LOG.debugf("%d old rows deleted", deleted), RetentionJob::failed);
        }
    }

    /** Deletes what is too old in every table; gives the number of rows. */
    static Uni<Integer> deleteOld(Db db, List<Retention> tables, Map<String, Duration> configured) {
        return sum(Multi.createFrom()
                .iterable(tables)
                .onItem()
                .transformToUniAndConcatenate(table -> deleteOld(db, table, table.in(configured))));
    }

    private static Uni<Integer> deleteOld(Db db, Retention table, @Nullable Duration kept) {
        if (kept == null) {
            return Uni.createFrom().item(0);
        }
        return sum(Multi.createBy()
                .repeating()
                .uni(() -> db.update(table.delete(), kept.toSeconds()))
                .whilst(deleted -> deleted > 0));
    }

    private static Uni<Integer> sum(Multi<Integer> numbers) {
        return numbers.collect().with(Collectors.summingInt(Integer::intValue));
    }

    private static void failed(Throwable failure) {
        if (!(failure instanceof UnavailableException)) {
            LOG.error("Old rows cannot be deleted", failure);
        }
    }
}
