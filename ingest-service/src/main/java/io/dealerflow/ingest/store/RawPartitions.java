package io.dealerflow.ingest.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The partitions of the raw tables, each of which has the rows of a month or a year of {@code as_of} in UTC. */
public final class RawPartitions {
    /** So far ahead partitions exist before a row comes. */
    private static final Duration AHEAD = Duration.ofDays(31);

    /** A row without a partition, which PostgreSQL calls a violated check; raw tables have no others. */
    private static final String NO_PARTITION = "23514";

    private static final Logger LOG = Logger.getLogger(RawPartitions.class);

    private final Db db;

    public RawPartitions(Db db) {
        this.db = db;
    }

    /** Writes with {@code writer}; where rows have no partition yet, creates it and writes again. */
    public <E extends Event> EventHandler<E> creating(String table, EventHandler<E> writer) {
        return batch -> writer.handle(batch)
                .onFailure(RawPartitions::isMissing)
                .recoverWithUni(() -> create(table, instants(batch)).chain(() -> writer.handle(batch)));
    }

    /** Creates the partitions of the next rows of every raw table, and drops those of rows that are too old. */
    Uni<Void> maintain(Map<String, Duration> keptByTable, Instant now) {
        return Multi.createFrom()
                .iterable(RawTableCatalogue.all())
                .map(RawTable::name)
                .onItem()
                .transformToUniAndConcatenate(table ->
                        create(table, now, now.plus(AHEAD)).chain(() -> drop(table, keptByTable.get(table), now)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> create(String table, Instant... instants) {
        return db.list("SELECT create_partitions($1, $2)", row -> row.getInteger(0), table, instants)
                .replaceWithVoid();
    }

    private Uni<Void> drop(String table, @Nullable Duration kept, Instant now) {
        if (kept == null) {
            return Uni.createFrom().voidItem();
        }
        return db.list("SELECT drop_partitions($1, $2)", row -> row.getInteger(0), table, now.minus(kept))
                .map(List::getFirst)
                .invoke(dropped -> log(table, kept, dropped))
                .replaceWithVoid();
    }

    private static void log(String table, Duration kept, int dropped) {
        if (dropped > 0) {
            LOG.infof("Dropped %d partitions of %s: their rows are older than %s", dropped, table, kept);
        }
    }

    private static <E extends Event> Instant[] instants(List<Received<E>> batch) {
        return batch.stream()
                .map(received -> received.event().asOf())
                .distinct()
                .toArray(Instant[]::new);
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof PgException refused && NO_PARTITION.equals(refused.getSqlState());
    }
}
