package io.dealerflow.report.store;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.report.daily.DayData;
import io.dealerflow.report.daily.DayRange;
import io.dealerflow.report.daily.SymbolDay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the report on a date rests on. */
final class DayLoader {
    private static final String SYMBOLS = """
            SELECT symbol FROM snapshots WHERE date = ?
            UNION SELECT symbol FROM scores WHERE date = ?
            UNION SELECT symbol FROM alerts WHERE date = ?
            """;
    private static final String RANGE = """
            SELECT count(*), min(as_of), max(as_of), min(spot), max(spot), min(net_gex), max(net_gex)
            FROM snapshots WHERE symbol = ? AND date = ?
            """;
    private static final String NEWEST_TWO =
            "SELECT body FROM snapshots WHERE symbol = ? AND date = ? ORDER BY as_of DESC LIMIT 2";
    private static final String FIRST =
            "SELECT body FROM snapshots WHERE symbol = ? AND date = ? ORDER BY as_of LIMIT 1";
    private static final String DAY_BEFORE =
            "SELECT body FROM snapshots WHERE symbol = ? AND date < ? ORDER BY as_of DESC LIMIT 1";
    private static final String SCORE = "SELECT body FROM scores WHERE symbol = ? AND date = ?";
    private static final String ALERTS =
            "SELECT body FROM alerts WHERE symbol = ? AND date = ? ORDER BY as_of, event_id";

    private final Connection connection;
    private final LocalDate date;

    private DayLoader(Connection connection, LocalDate date) {
        this.connection = connection;
        this.date = date;
    }

    static DayData load(Connection connection, LocalDate date) throws SQLException {
        DayLoader loader = new DayLoader(connection, date);
        List<SymbolDay> days = new ArrayList<>();
        for (String symbol : loader.symbols()) {
            days.add(loader.day(symbol));
        }
        return new DayData(date, days);
    }

    private List<String> symbols() throws SQLException {
        List<String> symbols = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SYMBOLS)) {
            select.setObject(1, date);
            select.setObject(2, date);
            select.setObject(3, date);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    symbols.add(rows.getString(1));
                }
            }
        }
        return symbols;
    }

    private SymbolDay day(String symbol) throws SQLException {
        List<GexSnapshot> newest = read(NEWEST_TWO, symbol, GexSnapshot.class);
        GexSnapshot latest = firstOf(newest);
        GexSnapshot first = firstOf(read(FIRST, symbol, GexSnapshot.class));
        boolean onlyOne = first != null && latest != null && first.eventId().equals(latest.eventId());
        return new SymbolDay(
                symbol,
                range(symbol),
                latest,
                newest.size() > 1 ? newest.get(1) : null,
                onlyOne ? null : first,
                firstOf(read(DAY_BEFORE, symbol, GexSnapshot.class)),
                firstOf(read(SCORE, symbol, AssetScore.class)),
                read(ALERTS, symbol, Alert.class));
    }

    private @Nullable DayRange range(String symbol) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RANGE)) {
            select.setString(1, symbol);
            select.setObject(2, date);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next() || rows.getInt(1) == 0) {
                    return null;
                }
                return new DayRange(
                        rows.getInt(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant(),
                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                        rows.getDouble(4),
                        rows.getDouble(5),
                        rows.getDouble(6),
                        rows.getDouble(7));
            }
        }
    }

    private <T> List<T> read(String sql, String symbol, Class<T> type) throws SQLException {
        List<T> events = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, symbol);
            select.setObject(2, date);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(Json.read(rows.getString(1), type));
                }
            }
        }
        return events;
    }

    private static <T> @Nullable T firstOf(List<T> events) {
        return events.isEmpty() ? null : events.getFirst();
    }
}
