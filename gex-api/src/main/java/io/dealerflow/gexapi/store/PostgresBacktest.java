package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.api.Backtest.Subject;
import io.dealerflow.gexapi.backtest.BacktestStore;
import io.dealerflow.gexapi.backtest.Occurrence;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Alerts of gex-api, and scores and closes of the tables of their services; without a table there are none of its kind. */
@ApplicationScoped
class PostgresBacktest implements BacktestStore {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** What ends an alert is none. */
    private static final String ALERTS = """
            SELECT DISTINCT symbol, alert_type AS name, (as_of AT TIME ZONE 'America/New_York')::date AS date
            FROM gex.alerts WHERE as_of >= $1 AND as_of < $2 AND body ->> 'phase' IS DISTINCT FROM 'resolved'
            """;

    private static final String REGIMES = """
            SELECT DISTINCT ON (symbol, date) symbol, regime AS name, date
            FROM (SELECT symbol, as_of, seq, body ->> 'regime' AS regime, (as_of AT TIME ZONE 'America/New_York')::date AS date
                  FROM scoring.asset_scores WHERE as_of >= $1 AND as_of < $2) s
            WHERE regime IS NOT NULL ORDER BY symbol, date, as_of DESC, seq DESC
            """;

    /** A close stays in the features of later instants: those of a date are the ones that became known on it. */
    private static final String CLOSES = """
            SELECT DISTINCT ON (asset, date) asset, date, close FROM feature.asset_closes WHERE as_of >= $1 AND as_of < $2
            ORDER BY asset, date, known_at DESC, as_of DESC, seq DESC
            """;

    private final Db db;

    PostgresBacktest(Db db) {
        this.db = db;
    }

    @Override
    public Uni<List<Occurrence>> occurrences(LocalDate from, LocalDate to) {
        Uni<List<Occurrence>> alerts = list(ALERTS, row -> occurrence(row, Subject.ALERT), from, to);
        Uni<List<Occurrence>> regimes = list(REGIMES, row -> occurrence(row, Subject.REGIME), from, to);
        return Uni.combine().all().unis(alerts, regimes).with((some, others) -> {
            List<Occurrence> all = new ArrayList<>(some);
            all.addAll(others);
            return all;
        });
    }

    @Override
    public Uni<Map<String, NavigableMap<LocalDate, Double>>> closes(LocalDate from, LocalDate to) {
        return list(CLOSES, Function.identity(), from, to).map(rows -> {
            Map<String, NavigableMap<LocalDate, Double>> closes = new HashMap<>();
            for (Row row : rows) {
                closes.computeIfAbsent(row.getString("asset"), none -> new TreeMap<>())
                        .put(row.getLocalDate("date"), row.getDouble("close"));
            }
            return closes;
        });
    }

    private <T> Uni<List<T>> list(String sql, Function<Row, T> read, LocalDate from, LocalDate to) {
        return db.list(sql, read, start(from), start(to.plusDays(1)))
                .onFailure(Db::isMissing)
                .recoverWithItem(List.of());
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(NEW_YORK).toInstant();
    }

    private static Occurrence occurrence(Row row, Subject subject) {
        return new Occurrence(row.getString("symbol"), subject, row.getString("name"), row.getLocalDate("date"));
    }
}
