package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.gexapi.latest.Archive;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events in a table of another service: {@code symbol}, {@code as_of}, the order of arrival, and {@code body}. */
final class PostgresArchive<T extends Event> implements Archive<T> {
    private final Db db;
    private final Class<T> type;
    private final String find;
    private final String newestOfAll;

    /**
     * @param table   with its schema; a constant of this program, as is {@code arrival}
     * @param arrival the column that orders versions of one observation
     */
    PostgresArchive(Db db, Class<T> type, String table, String arrival) {
        this.db = db;
        this.type = type;
        this.find = find(table, arrival);
        this.newestOfAll = newestOfAll(table, arrival);
    }

    static String find(String table, String arrival) {
        return """
                SELECT f.body::text AS body,
                       NOT EXISTS (SELECT 1 FROM %1$s n WHERE n.symbol = f.symbol AND n.as_of > f.as_of) AS newest
                FROM %1$s f WHERE f.symbol = $1 AND ($2::timestamptz IS NULL OR f.as_of <= $2)
                ORDER BY f.as_of DESC, f.%2$s DESC LIMIT 1
                """.formatted(table, arrival);
    }

    /** One index probe per symbol instead of a scan of every row. */
    static String newestOfAll(String table, String arrival) {
        return """
                WITH RECURSIVE s AS (
                    (SELECT symbol FROM %1$s ORDER BY symbol LIMIT 1)
                    UNION ALL
                    SELECT (SELECT t.symbol FROM %1$s t WHERE t.symbol > s.symbol ORDER BY t.symbol LIMIT 1)
                    FROM s WHERE s.symbol IS NOT NULL
                )
                SELECT l.body::text AS body, true AS newest FROM s CROSS JOIN LATERAL (
                    SELECT body FROM %1$s t WHERE t.symbol = s.symbol ORDER BY t.as_of DESC, t.%2$s DESC LIMIT 1
                ) l ORDER BY s.symbol
                """.formatted(table, arrival);
    }

    @Override
    public Uni<Optional<Archived<T>>> find(String subject, @Nullable Instant asOf) {
        return list(find, subject, asOf == null ? null : Timestamps.atOrAfter(asOf))
                .map(rows -> rows.stream().findFirst());
    }

    @Override
    public Uni<List<Archived<T>>> newestOfAll() {
        return list(newestOfAll);
    }

    /** Without the table there is nothing to read: the service that owns it has never run. */
    private Uni<List<Archived<T>>> list(String sql, @Nullable Object... parameters) {
        return db.list(sql, this::archived, parameters).onFailure(Db::isMissing).recoverWithItem(List.of());
    }

    private Archived<T> archived(Row row) {
        byte[] json = row.getString("body").getBytes(StandardCharsets.UTF_8);
        return new Archived<>(Wire.readJson(json, type), json, row.getBoolean("newest"));
    }
}
