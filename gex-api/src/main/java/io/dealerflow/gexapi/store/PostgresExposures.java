package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.gexapi.history.ExposureHistory;
import io.dealerflow.gexapi.history.ExposurePoint;
import io.dealerflow.gexapi.history.Window;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Exposures of {@code feature.gex_snapshots}: of each observation the version that arrived last; by the day, of the daily rollup. */
@ApplicationScoped
class PostgresExposures implements ExposureHistory {
    private static final int MOST = 5_000;

    private static final String FIGURES = "as_of, spot, net_gex, call_gex, put_gex, gamma_flip, gamma_regime";

    static final String EACH = """
            SELECT * FROM (
                SELECT DISTINCT ON (as_of) %s FROM feature.gex_snapshots
                WHERE symbol = $1 AND as_of >= $2 AND as_of <= $3 ORDER BY as_of DESC, seq DESC LIMIT %d) newest
            ORDER BY as_of
            """.formatted(FIGURES, MOST);

    /** One index probe an hour instead of a walk over all that was observed in it. */
    static final String LAST_OF_HOUR = """
            SELECT l.*
            FROM generate_series(date_trunc('hour', $2::timestamptz), $3::timestamptz, interval '1 hour') AS step(start)
            CROSS JOIN LATERAL (
                SELECT %s FROM feature.gex_snapshots s
                WHERE s.symbol = $1 AND s.as_of >= greatest($2, step.start)
                    AND s.as_of < step.start + interval '1 hour' AND s.as_of <= $3
                ORDER BY s.as_of DESC, s.seq DESC LIMIT 1) l
            ORDER BY l.as_of
            """.formatted(FIGURES);

    static final String LAST_OF_DAY = """
            SELECT %s FROM feature.historical_gex_data
            WHERE symbol = $1 AND date >= ($2::timestamptz AT TIME ZONE 'America/New_York')::date AND as_of >= $2 AND as_of <= $3
            ORDER BY date
            """.formatted(FIGURES);

    private final Db db;

    PostgresExposures(Db db) {
        this.db = db;
    }

    @Override
    public Uni<List<ExposurePoint>> within(String symbol, Window window) {
        String sql = switch (window.resolution()) {
            case OBSERVATION -> EACH;
            case HOUR -> LAST_OF_HOUR;
            case DAY -> LAST_OF_DAY;
        };
        return db.list(
                        sql,
                        PostgresExposures::point,
                        symbol,
                        Timestamps.atOrAfter(window.from()),
                        Timestamps.atOrAfter(window.to()))
                .onFailure(Db::isMissing)
                .recoverWithItem(List.of());
    }

    private static ExposurePoint point(Row row) {
        return new ExposurePoint(
                row.getOffsetDateTime("as_of").toInstant(),
                row.getDouble("spot"),
                row.getDouble("net_gex"),
                row.getDouble("call_gex"),
                row.getDouble("put_gex"),
                row.getDouble("gamma_flip"),
                GammaRegime.valueOf(row.getString("gamma_regime")));
    }
}
