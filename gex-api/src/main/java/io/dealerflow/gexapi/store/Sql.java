package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Queries for readers: they end within the configured time, and a database that is away is an {@link UnavailableException}. */
@ApplicationScoped
class Sql {
    /** Undefined schema and undefined table: the service that owns it has never run, so there is nothing to read. */
    private static final Set<String> NOT_MADE_YET = Set.of("3F000", "42P01");

    private final Pool pool;
    private final GexApiConfig config;

    Sql(Pool pool, GexApiConfig config) {
        this.pool = pool;
        this.config = config;
    }

    <T> Uni<List<T>> list(String query, Function<Row, T> read, @Nullable Object... parameters) {
        return pool.preparedQuery(query)
                .execute(Tuple.from(parameters))
                .ifNoItem()
                .after(config.databaseTimeout())
                .fail()
                .map(rows -> read(rows, read))
                .onFailure(Sql::isNotMadeYet)
                .recoverWithItem(List.of())
                .onFailure()
                .transform(e -> new UnavailableException("PostgreSQL does not answer", e));
    }

    private static <T> List<T> read(RowSet<Row> rows, Function<Row, T> read) {
        List<T> result = new ArrayList<>(rows.size());
        rows.forEach(row -> result.add(read.apply(row)));
        return result;
    }

    private static boolean isNotMadeYet(Throwable failure) {
        return failure instanceof PgException database && NOT_MADE_YET.contains(database.getSqlState());
    }

    /** The database keeps microseconds and rounds; rounded up, an instant is never before its own stored self. */
    static OffsetDateTime atOrBefore(Instant instant) {
        Instant micros = instant.truncatedTo(ChronoUnit.MICROS);
        return (micros.equals(instant) ? micros : micros.plus(1, ChronoUnit.MICROS)).atOffset(ZoneOffset.UTC);
    }
}
