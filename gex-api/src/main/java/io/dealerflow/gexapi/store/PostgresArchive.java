package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.gexapi.latest.Archive;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events in a table that another service writes: {@code symbol}, {@code as_of}, the order of arrival, and {@code body}. */
final class PostgresArchive<T extends Event> implements Archive<T> {
    private final Sql sql;
    private final Class<T> type;
    private final String find;
    private final String newestOfAll;

    /**
     * @param table   with its schema; a constant of this program, as is {@code arrival}
     * @param arrival the column that orders versions of one observation
     */
    PostgresArchive(Sql sql, Class<T> type, String table, String arrival) {
        this.sql = sql;
        this.type = type;
        this.find = """
                SELECT f.body::text AS body,
                       NOT EXISTS (SELECT 1 FROM %1$s n WHERE n.symbol = f.symbol AND n.as_of > f.as_of) AS newest
                FROM %1$s f WHERE f.symbol = $1 AND ($2::timestamptz IS NULL OR f.as_of <= $2)
                ORDER BY f.as_of DESC, f.%2$s DESC LIMIT 1
                """.formatted(table, arrival);
        // One index probe a symbol instead of a walk over every row.
        this.newestOfAll = """
                WITH RECURSIVE s AS (
                    (SELECT symbol FROM %1$s ORDER BY symbol LIMIT 1)
                    UNION ALL
                    SELECT (SELECT t.symbol FROM %1$s t WHERE t.symbol > s.symbol ORDER BY t.symbol LIMIT 1)
                    FROM s WHERE s.symbol IS NOT NULL
                )
                SELECT l.body::text AS body FROM s CROSS JOIN LATERAL (
                    SELECT body FROM %1$s t WHERE t.symbol = s.symbol ORDER BY t.as_of DESC, t.%2$s DESC LIMIT 1
                ) l ORDER BY s.symbol
                """.formatted(table, arrival);
    }

    @Override
    public Uni<Optional<Archived<T>>> find(String subject, @Nullable Instant asOf) {
        return sql.list(find, this::archived, subject, asOf == null ? null : Sql.atOrBefore(asOf))
                .map(rows -> rows.stream().findFirst());
    }

    private Archived<T> archived(Row row) {
        return new Archived<>(Bodies.read(row, type), row.getBoolean("newest"));
    }

    @Override
    public Uni<List<T>> newestOfAll() {
        return sql.list(newestOfAll, row -> Bodies.read(row, type));
    }
}
