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

/** Exposures of {@code feature.gex_snapshots}: of each observation the version that arrived last. */
@ApplicationScoped
class PostgresExposures implements ExposureHistory {
    private static final int MOST = 5_000;

    private static final String FIGURES = """
            SELECT p.as_of, r.spot, r.net_gex, r.call_gex, r.put_gex, (r.gamma_flip ->> 'value')::float8 AS gamma_flip, r.gamma_regime
            FROM (%s) p, jsonb_to_record(p.body)
                AS r(spot float8, net_gex float8, call_gex float8, put_gex float8, gamma_flip jsonb, gamma_regime text)
            ORDER BY p.as_of
            """;

    private static final String EACH = FIGURES.formatted("""
            SELECT DISTINCT ON (as_of) as_of, body FROM feature.gex_snapshots
            WHERE symbol = $1 AND as_of >= $2 AND as_of <= $3 ORDER BY as_of DESC, seq DESC LIMIT %d
            """.formatted(MOST));

    /** One index probe a step instead of a walk over all that was observed in it. */
    private static final String LAST_OF_STEP = FIGURES.formatted("""
            SELECT l.as_of, l.body
            FROM generate_series(date_trunc('%1$s', $2::timestamptz AT TIME ZONE '%2$s'),
                                 $3::timestamptz AT TIME ZONE '%2$s', interval '1 %1$s') AS step(start)
            CROSS JOIN LATERAL (
                SELECT s.as_of, s.body FROM feature.gex_snapshots s
                WHERE s.symbol = $1 AND s.as_of >= greatest($2, step.start AT TIME ZONE '%2$s')
                    AND s.as_of < (step.start + interval '1 %1$s') AT TIME ZONE '%2$s' AND s.as_of <= $3
                ORDER BY s.as_of DESC, s.seq DESC LIMIT 1) l
            """);

    private static final String LAST_OF_HOUR = LAST_OF_STEP.formatted("hour", "UTC");
    private static final String LAST_OF_DAY = LAST_OF_STEP.formatted("day", "America/New_York");

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
