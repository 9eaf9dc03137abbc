package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.snapshot.HistoryPoint;
import io.dealerflow.gexapi.snapshot.SnapshotHistory;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headlines of {@code feature.gex_snapshots}: of each observation the version that arrived last. */
@ApplicationScoped
class PostgresHistory implements SnapshotHistory {
    private static final String BETWEEN = """
            SELECT h.as_of, r.spot, r.net_gex, (r.gamma_flip ->> 'value')::float8 AS gamma_flip, r.gamma_regime, r.call_wall, r.put_wall
            FROM (SELECT DISTINCT ON (as_of) as_of, body FROM feature.gex_snapshots
                  WHERE symbol = $1 AND ($2::timestamptz IS NULL OR as_of >= $2) AND ($3::timestamptz IS NULL OR as_of <= $3)
                  ORDER BY as_of DESC, seq DESC LIMIT $4) h,
                 jsonb_to_record(h.body)
                     AS r(spot float8, net_gex float8, gamma_flip jsonb, gamma_regime text, call_wall float8, put_wall float8)
            ORDER BY h.as_of
            """;

    private final Db db;

    PostgresHistory(Db db) {
        this.db = db;
    }

    @Override
    public Uni<List<HistoryPoint>> between(String symbol, @Nullable Instant from, @Nullable Instant to, int limit) {
        return db.list(
                        BETWEEN,
                        PostgresHistory::point,
                        symbol,
                        from == null ? null : Timestamps.atOrAfter(from),
                        to == null ? null : Timestamps.atOrAfter(to),
                        limit)
                .onFailure(Db::isMissing)
                .recoverWithItem(List.of());
    }

    private static HistoryPoint point(Row row) {
        return new HistoryPoint(
                row.getOffsetDateTime("as_of").toInstant(),
                row.getDouble("spot"),
                row.getDouble("net_gex"),
                row.getDouble("gamma_flip"),
                row.getString("gamma_regime"),
                row.getDouble("call_wall"),
                row.getDouble("put_wall"));
    }
}
