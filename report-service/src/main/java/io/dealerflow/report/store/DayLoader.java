package io.dealerflow.report.store;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.kit.database.Db;
import io.dealerflow.report.daily.DayData;
import io.dealerflow.report.daily.DayRange;
import io.dealerflow.report.daily.SymbolDay;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads the data of the report on a date. Bodies are decoded on worker threads. */
record DayLoader(SqlConnection transaction, LocalDate date) {
    private static final String SYMBOLS = """
            SELECT symbol FROM snapshots WHERE date = $1
            UNION SELECT symbol FROM scores WHERE date = $1
            UNION SELECT symbol FROM features WHERE date = $1
            UNION SELECT symbol FROM alerts WHERE date = $1 AND phase IS DISTINCT FROM 'resolved'
            """;
    private static final String RANGE = """
            SELECT count(*), min(as_of), max(as_of), min(spot), max(spot), min(net_gex), max(net_gex)
            FROM snapshots WHERE symbol = $1 AND date = $2 HAVING count(*) > 0
            """;
    private static final String NEWEST_TWO =
            "SELECT body::text FROM snapshots WHERE symbol = $1 AND date = $2 ORDER BY as_of DESC LIMIT 2";
    private static final String FIRST =
            "SELECT body::text FROM snapshots WHERE symbol = $1 AND date = $2 ORDER BY as_of LIMIT 1";
    private static final String DAY_BEFORE =
            "SELECT body::text FROM snapshots WHERE symbol = $1 AND date < $2 ORDER BY as_of DESC LIMIT 1";
    private static final String SCORE = "SELECT body::text FROM scores WHERE symbol = $1 AND date = $2";
    private static final String FEATURES = "SELECT body::text FROM features WHERE symbol = $1 AND date = $2";
    private static final String FLOW = "SELECT body::text FROM flows WHERE symbol = $1 AND date = $2";
    private static final String PORTFOLIOS = "SELECT body::text FROM portfolios WHERE date = $1";
    private static final String ALERTS = """
            SELECT body::text FROM alerts WHERE symbol = $1 AND date = $2 AND phase IS DISTINCT FROM 'resolved'
            ORDER BY as_of, event_id
            """;

    Uni<DayData> load() {
        return Db.list(transaction, SYMBOLS, row -> row.getString(0), date)
                .flatMap(symbols -> Multi.createFrom()
                        .iterable(symbols)
                        .onItem()
                        .transformToUniAndConcatenate(this::day)
                        .collect()
                        .asList())
                .flatMap(days -> Uni.combine()
                        .all()
                        .unis(
                                read(FLOW, MarketFlow.SUBJECT, MarketFlow.class),
                                portfolios(),
                                new SurroundingsLoader(transaction, date).load(days))
                        .usingConcurrencyOf(1)
                        .with((flows, portfolios, around) ->
                                new DayData(date, days, firstOf(flows), portfolios, around)));
    }

    private Uni<SymbolDay> day(String symbol) {
        return Uni.combine()
                .all()
                .unis(
                        range(symbol),
                        read(NEWEST_TWO, symbol, GexSnapshot.class),
                        read(FIRST, symbol, GexSnapshot.class),
                        read(DAY_BEFORE, symbol, GexSnapshot.class),
                        read(SCORE, symbol, AssetScore.class),
                        read(FEATURES, symbol, AssetFeatures.class),
                        read(ALERTS, symbol, Alert.class))
                .usingConcurrencyOf(1)
                .with((range, newest, first, before, score, features, alerts) ->
                        day(symbol, range, newest, first, before, score, features, alerts));
    }

    private static SymbolDay day(
            String symbol,
            List<DayRange> range,
            List<GexSnapshot> newest,
            List<GexSnapshot> first,
            List<GexSnapshot> before,
            List<AssetScore> score,
            List<AssetFeatures> features,
            List<Alert> alerts) {
        GexSnapshot latest = firstOf(newest);
        GexSnapshot opening = firstOf(first);
        boolean onlyOne = opening != null && latest != null && opening.eventId().equals(latest.eventId());
        return new SymbolDay(
                symbol,
                firstOf(range),
                latest,
                newest.size() > 1 ? newest.get(1) : null,
                onlyOne ? null : opening,
                firstOf(before),
                firstOf(score),
                firstOf(features),
                alerts);
    }

    /** Empty when the symbol has no snapshot on the date. */
    private Uni<List<DayRange>> range(String symbol) {
        return Db.list(transaction, RANGE, DayLoader::range, symbol, date);
    }

    private static DayRange range(Row row) {
        return new DayRange(
                row.getInteger(0),
                row.getOffsetDateTime(1).toInstant(),
                row.getOffsetDateTime(2).toInstant(),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6));
    }

    private Uni<List<Portfolio>> portfolios() {
        return Db.list(transaction, PORTFOLIOS, row -> row.getString(0), date)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(bodies -> bodies.stream()
                        .map(body -> Json.read(body, Portfolio.class))
                        .toList());
    }

    private <T> Uni<List<T>> read(String sql, String symbol, Class<T> type) {
        return Db.list(transaction, sql, row -> row.getString(0), symbol, date)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(bodies ->
                        bodies.stream().map(body -> Json.read(body, type)).toList());
    }

    private static <T> @Nullable T firstOf(List<T> events) {
        return events.isEmpty() ? null : events.getFirst();
    }
}
