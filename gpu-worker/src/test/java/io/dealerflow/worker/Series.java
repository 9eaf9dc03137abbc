package io.dealerflow.worker;

import io.dealerflow.testkit.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/** The series of other services, with made rows. */
final class Series {
    private Series() {}

    static void create() throws IOException, SQLException {
        try (InputStream sql = Objects.requireNonNull(Series.class.getResourceAsStream("/other-schemas.sql"));
                Connection connection = TestServers.connect();
                var statement = connection.createStatement()) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** A daily bar that was received at an instant; its range is 2 % of the close. */
    static void day(String symbol, LocalDate date, double close, Instant received) throws SQLException {
        Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        bar(symbol, "1d", start, date, close, start.plusSeconds(86_399), received);
    }

    static void hour(String symbol, Instant start, double close, Instant received) throws SQLException {
        bar(symbol, "1h", start, LocalDate.ofInstant(start, ZoneOffset.UTC), close, start.plusSeconds(3600), received);
    }

    private static void bar(
            String symbol, String interval, Instant time, LocalDate date, double close, Instant asOf, Instant received)
            throws SQLException {
        insert(
                "INSERT INTO ingest.bar_data VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, 'test')",
                symbol,
                interval,
                time,
                date,
                close,
                close * 1.01,
                close * 0.99,
                close,
                asOf,
                received);
    }

    static void macro(String series, LocalDate date, double value, Instant known) throws SQLException {
        insert("INSERT INTO ingest.macro_data VALUES (?, ?, ?, ?, ?, 'test')", series, date, value, known, known);
    }

    static void optionVolatility(String asset, Instant asOf, double atm) throws SQLException {
        insert("INSERT INTO feature.features_equity VALUES (?, ?, ?, ?)", asset, asOf, asset + asOf, atm);
    }

    /** The role has no connection from now on. */
    static void lockOut(String role) throws SQLException {
        execute("ALTER ROLE " + role + " NOLOGIN");
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + role + "'");
    }

    static void letIn(String role) throws SQLException {
        execute("ALTER ROLE " + role + " LOGIN");
    }

    /** Whether the service's role may. */
    static boolean mayRead(String table) throws SQLException {
        try (Connection connection = TestServers.connect();
                var statement = connection.prepareStatement("SELECT has_table_privilege('worker', ?, 'SELECT')")) {
            statement.setString(1, table);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = TestServers.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void insert(String sql, Object... values) throws SQLException {
        try (Connection connection = TestServers.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Instant instant ? Timestamp.from(instant) : values[i]);
            }
            statement.executeUpdate();
        }
    }
}
