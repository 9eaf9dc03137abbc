package io.dealerflow.report.store;

import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.kit.database.Db;
import io.dealerflow.report.daily.Surroundings;
import io.dealerflow.report.daily.Surroundings.PastDay;
import io.dealerflow.report.daily.SymbolDay;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.track.AlertCourse;
import io.dealerflow.report.track.AlertCourse.Price;
import io.dealerflow.report.track.Close;
import io.dealerflow.report.track.Closes;
import io.dealerflow.report.track.TrackRecord;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Loads what a report tells beside the newest data of its date. Bodies are decoded on worker threads. */
record SurroundingsLoader(SqlConnection transaction, LocalDate date) {
    private static final String COURSES =
            "SELECT body::text FROM alerts WHERE alert_id IN (SELECT alert_id FROM alerts WHERE date = $1)";
    private static final String PRICES = """
            SELECT alert.event_id AS alert, book.spot, book.as_of, book.event_id
            FROM alerts alert CROSS JOIN LATERAL
                (SELECT spot, as_of, event_id FROM snapshots
                 WHERE symbol = alert.symbol AND date = alert.date AND as_of <= alert.as_of ORDER BY as_of DESC LIMIT 1) book
            WHERE alert.date = $1
            """;
    /** Two years for what was usual in the year of the signals; after the date as far as its next close may lie. */
    private static final String CLOSES = """
            SELECT symbol, date, price, known_at, event_id FROM closes
            WHERE date > $1::date - 730 AND date <= $1::date + 10 ORDER BY symbol, date
            """;

    private static final String CURVES = """
            SELECT body::text FROM curves curve
            WHERE date = (SELECT max(date) FROM curves WHERE symbol = curve.symbol AND date <= $1 AND date > $1::date - 7)
            ORDER BY symbol, as_of, seq
            """;
    private static final String SIGNALS =
            "SELECT body::text FROM signals WHERE date > $1::date - 365 AND date <= $1 ORDER BY date, symbol";
    private static final String HISTORIES = """
            SELECT symbol, date, 'net_gex' AS name, net_gex AS value FROM
                (SELECT DISTINCT ON (symbol, date) symbol, date, net_gex FROM snapshots
                 WHERE date > $1::date - 90 AND date <= $1 ORDER BY symbol, date, as_of DESC) newest
            UNION ALL
            SELECT symbol, date, 'index', (body ->> 'index')::float8 FROM scores
            WHERE date > $1::date - 90 AND date <= $1 AND body ->> 'index' IS NOT NULL
            ORDER BY symbol, date, name
            """;

    private record Priced(String alert, Price price) {}

    private record Of<T>(String symbol, T item) {}

    /** @param days of the date */
    Uni<Surroundings> load(List<SymbolDay> days) {
        return Uni.combine()
                .all()
                .unis(
                        read(COURSES, Alert.class),
                        Db.list(transaction, PRICES, SurroundingsLoader::price, date),
                        Db.list(transaction, CLOSES, SurroundingsLoader::close, date),
                        read(CURVES, FuturesCurve.class),
                        read(SIGNALS, ScoreSignal.class),
                        Db.list(transaction, HISTORIES, SurroundingsLoader::past, date))
                .usingConcurrencyOf(1)
                .with((events, prices, closes, curves, signals, past) ->
                        surroundings(days, events, prices, bySymbol(closes), curves, signals, bySymbol(past)));
    }

    private Surroundings surroundings(
            List<SymbolDay> days,
            List<Alert> events,
            List<Priced> prices,
            Map<String, List<Close>> closes,
            List<FuturesCurve> curves,
            List<ScoreSignal> signals,
            Map<String, List<PastDay>> past) {
        Map<String, Closes> known = new HashMap<>();
        closes.forEach((symbol, all) -> known.put(
                symbol,
                new Closes(all.stream()
                        .filter(close -> !close.date().isAfter(date))
                        .toList())));
        List<ScoreSignal> today = signals.stream()
                .filter(signal ->
                        signal.asOf().atZone(Figures.NEW_YORK).toLocalDate().equals(date))
                .toList();
        return new Surroundings(
                courses(days, events, prices, closes), curves, today, TrackRecord.of(signals, known), past);
    }

    private Map<String, AlertCourse> courses(
            List<SymbolDay> days, List<Alert> events, List<Priced> prices, Map<String, List<Close>> closes) {
        Map<String, List<Alert>> byAlert = events.stream().collect(Collectors.groupingBy(Alert::alertId));
        Map<String, Price> then = prices.stream().collect(Collectors.toMap(Priced::alert, Priced::price));
        Map<String, AlertCourse> courses = new LinkedHashMap<>();
        for (SymbolDay day : days) {
            var all = new Closes(closes.getOrDefault(day.symbol(), List.of()));
            for (Alert alert : day.alerts()) {
                courses.computeIfAbsent(
                        alert.alertId(),
                        id -> AlertCourse.of(
                                alert, byAlert.getOrDefault(id, List.of()), date, then.get(alert.eventId()), all));
            }
        }
        return courses;
    }

    private static Priced price(Row row) {
        return new Priced(
                row.getString("alert"),
                new Price(
                        row.getOffsetDateTime("as_of").toInstant(), row.getDouble("spot"), row.getString("event_id")));
    }

    private static Of<Close> close(Row row) {
        return new Of<>(
                row.getString("symbol"),
                new Close(
                        row.getLocalDate("date"),
                        row.getDouble("price"),
                        row.getOffsetDateTime("known_at").toInstant(),
                        row.getString("event_id")));
    }

    private static Of<PastDay> past(Row row) {
        return new Of<>(
                row.getString("symbol"),
                new PastDay(row.getLocalDate("date"), row.getString("name"), row.getDouble("value")));
    }

    private static <T> Map<String, List<T>> bySymbol(List<Of<T>> rows) {
        Map<String, List<T>> bySymbol = new HashMap<>();
        rows.forEach(row -> bySymbol.computeIfAbsent(row.symbol(), none -> new ArrayList<>())
                .add(row.item()));
        return bySymbol;
    }

    private <T> Uni<List<T>> read(String sql, Class<T> type) {
        Function<Row, String> body = row -> row.getString(0);
        return Db.list(transaction, sql, body, date)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(bodies ->
                        bodies.stream().map(text -> Json.read(text, type)).toList());
    }
}
