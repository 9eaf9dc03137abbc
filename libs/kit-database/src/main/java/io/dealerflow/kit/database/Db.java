package io.dealerflow.kit.database;

import io.dealerflow.kit.core.DeadLetter;
import io.dealerflow.kit.core.UnavailableException;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * SQL on the service's database. Parameters are {@code $1}, {@code $2} …; an {@link Instant} is a {@code timestamptz}, a
 * {@code byte[]} a {@code bytea}, an array of either or of text or numbers a PostgreSQL array.
 *
 * <p>Every {@link Uni} fails with {@link UnavailableException} when the database is unavailable
 * ({@link Outages}). Any other failure is a bug, of the statement or of the code that reads its rows, and is passed on as it is.
 */
@Singleton
public class Db {
    private static final Logger LOG = Logger.getLogger(Db.class);

    private final Pool pool;
    private final BooleanSupplier migrated;
    private final Duration timeout;
    private final AtomicBoolean down = new AtomicBoolean();

    @Inject
    Db(Pool pool, Database database, DatabaseConfig config) {
        this(pool, database::isMet, config.timeout());
    }

    /**
     * For use without a container.
     *
     * @param migrated whether the schema is complete: until then a missing table is an outage
     */
    public Db(Pool pool, BooleanSupplier migrated, Duration timeout) {
        this.pool = pool;
        this.migrated = migrated;
        this.timeout = timeout;
    }

    /** The rows of a query, each mapped by {@code read}. */
    public <T> Uni<List<T>> list(String sql, Function<Row, T> read, @Nullable Object... parameters) {
        return guard(() -> execute(pool, sql, parameters)).map(rows -> read(rows, read));
    }

    /** Runs a statement; returns the number of changed rows. */
    public Uni<Integer> update(String sql, @Nullable Object... parameters) {
        return guard(() -> execute(pool, sql, parameters)).map(RowSet::rowCount);
    }

    /** Runs {@code work} on one connection and commits; rolls back if it fails. It may be repeated after a failure. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return guard(() -> pool.withTransaction(work));
    }

    /** Runs other database access, such as an entity's session, with the same timeout and the same failures. */
    public <T> Uni<T> guard(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom()
                .deferred(work)
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new TimeoutException("no answer within " + timeout))
                .onFailure(failure -> Outages.isOutage(failure, migrated.getAsBoolean()))
                .transform(this::unavailable)
                .invoke(this::answered);
    }

    /** As {@link #list(String, Function, Object...)}, inside a transaction. */
    public static <T> Uni<List<T>> list(
            SqlConnection transaction, String sql, Function<Row, T> read, @Nullable Object... parameters) {
        return execute(transaction, sql, parameters).map(rows -> read(rows, read));
    }

    /** As {@link #update(String, Object...)}, inside a transaction. */
    public static Uni<Integer> update(SqlConnection transaction, String sql, @Nullable Object... parameters) {
        return execute(transaction, sql, parameters).map(RowSet::rowCount);
    }

    /** Whether {@code failure} says that a schema or a table does not exist. */
    public static boolean isMissing(Throwable failure) {
        return Outages.isMissing(failure);
    }

    /** Waits for the outcome, on a worker thread that is not a channel's; a failure is thrown. */
    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("interrupted, or failed with a checked exception", e);
        }
    }

    private UnavailableException unavailable(Throwable failure) {
        if (failure instanceof UnavailableException known) {
            return known;
        }
        if (down.compareAndSet(false, true)) {
            LOG.warnf("PostgreSQL is unavailable: %s", DeadLetter.summary(failure));
        }
        return new UnavailableException("PostgreSQL does not answer", failure);
    }

    private void answered() {
        if (down.get() && down.compareAndSet(true, false)) {
            LOG.info("PostgreSQL answers again");
        }
    }

    private static Uni<RowSet<Row>> execute(SqlClient client, String sql, @Nullable Object... parameters) {
        return client.preparedQuery(sql).execute(tuple(parameters));
    }

    private static <T> List<T> read(RowSet<Row> rows, Function<Row, T> read) {
        List<T> result = new ArrayList<>(rows.size());
        rows.forEach(row -> result.add(read.apply(row)));
        return result;
    }

    private static Tuple tuple(@Nullable Object... parameters) {
        return Tuple.newInstance(io.vertx.sqlclient.Tuple.from(
                Arrays.stream(parameters).map(Db::encodable).toList()));
    }

    private static @Nullable Object encodable(@Nullable Object parameter) {
        return switch (parameter) {
            case null -> null;
            case Instant instant -> timestamp(instant);
            case byte[] bytes -> Buffer.buffer(bytes);
            case Instant[] instants ->
                Arrays.stream(instants).map(Db::timestamp).toArray(OffsetDateTime[]::new);
            case byte[][] values -> Arrays.stream(values).map(Buffer::buffer).toArray(Buffer[]::new);
            default -> parameter;
        };
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
