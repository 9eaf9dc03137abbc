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
    static final String BETWEEN = """
            SELECT * FROM (
                SELECT DISTINCT ON (as_of) as_of, spot, net_gex, gamma_flip, gamma_regime, call_wall, put_wall
                FROM feature.gex_snapshots
                WHERE symbol = $1 AND as_of >= $2 AND as_of <= $3 ORDER BY as_of DESC, seq DESC LIMIT $4) page
            ORDER BY as_of
            """;

    /** Bounds that a condition can use an index with, unlike one that may be absent. */
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

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
                        from == null ? FIRST : Timestamps.atOrAfter(from),
                        to == null ? LAST : Timestamps.atOrAfter(to),
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
