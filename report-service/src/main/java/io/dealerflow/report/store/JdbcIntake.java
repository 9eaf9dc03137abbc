package io.dealerflow.report.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.report.daily.Intake;
import io.dealerflow.report.text.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Upserts by what an event describes, so that repeats change nothing, and marks the dates that did change. */
@ApplicationScoped
class JdbcIntake implements Intake {
    private static final String UPSERT_SNAPSHOT = """
            INSERT INTO snapshots AS known (symbol, as_of, date, event_id, spot, net_gex, body)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (symbol, as_of) DO UPDATE
            SET event_id = excluded.event_id, spot = excluded.spot, net_gex = excluded.net_gex, body = excluded.body
            WHERE known.event_id <> excluded.event_id
            """;
    private static final String DROP_UNUSED_BODIES = """
            UPDATE snapshots SET body = NULL
            WHERE symbol = ? AND date = ? AND body IS NOT NULL
              AND as_of > (SELECT min(as_of) FROM snapshots WHERE symbol = ? AND date = ?)
              AND as_of NOT IN (SELECT as_of FROM snapshots WHERE symbol = ? AND date = ? ORDER BY as_of DESC LIMIT 2)
            """;
    private static final String NEXT_DATE = "SELECT min(date) FROM snapshots WHERE symbol = ? AND date > ?";
    private static final String UPSERT_SCORE = """
            INSERT INTO scores AS known (symbol, date, as_of, event_id, body)
            VALUES (?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (symbol, date) DO UPDATE
            SET as_of = excluded.as_of, event_id = excluded.event_id, body = excluded.body
            WHERE known.as_of <= excluded.as_of AND known.event_id <> excluded.event_id
            """;
    private static final String INSERT_ALERT = """
            INSERT INTO alerts (event_id, symbol, date, as_of, body)
            VALUES (?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (event_id) DO NOTHING
            """;
    private static final String MARK_CHANGED = """
            INSERT INTO days AS known (date, first_change, last_change, traceparent)
            VALUES (?, clock_timestamp(), clock_timestamp(), ?)
            ON CONFLICT (date) DO UPDATE
            SET first_change = coalesce(known.first_change, excluded.first_change),
                last_change = excluded.last_change,
                traceparent = excluded.traceparent
            """;

    private final Transactions transactions;

    JdbcIntake(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public void snapshots(List<GexSnapshot> batch, String traceparent) {
        take(batch, traceparent, this::takeSnapshot);
    }

    @Override
    public void scores(List<AssetScore> batch, String traceparent) {
        take(batch, traceparent, this::takeScore);
    }

    @Override
    public void alerts(List<Alert> batch, String traceparent) {
        take(batch, traceparent, this::takeAlert);
    }

    /** Dates are marked last and in order: their rows are locks, which are held shortly and cannot be taken crosswise. */
    private <T extends Event> void take(List<T> batch, String traceparent, Taker<T> taker) {
        transactions.run(connection -> {
            NavigableSet<LocalDate> changed = new TreeSet<>();
            for (T event : batch) {
                taker.take(connection, event, changed);
            }
            for (LocalDate date : changed) {
                update(connection, MARK_CHANGED, date, traceparent);
            }
            return changed.size();
        });
    }

    private void takeSnapshot(Connection connection, GexSnapshot snapshot, NavigableSet<LocalDate> changed)
            throws SQLException {
        String symbol = snapshot.symbol();
        LocalDate date = dateOf(snapshot);
        int rows = update(
                connection,
                UPSERT_SNAPSHOT,
                symbol,
                timestamp(snapshot.asOf()),
                date,
                snapshot.eventId(),
                snapshot.spot(),
                snapshot.netGex(),
                Json.write(snapshot));
        if (rows > 0) {
            update(connection, DROP_UNUSED_BODIES, symbol, date, symbol, date, symbol, date);
            changed.add(date);
            nextDate(connection, symbol, date).ifPresent(changed::add);
        }
    }

    private void takeScore(Connection connection, AssetScore score, NavigableSet<LocalDate> changed)
            throws SQLException {
        LocalDate date = dateOf(score);
        int rows = update(
                connection,
                UPSERT_SCORE,
                score.symbol(),
                date,
                timestamp(score.asOf()),
                score.eventId(),
                Json.write(score));
        if (rows > 0) {
            changed.add(date);
        }
    }

    private void takeAlert(Connection connection, Alert alert, NavigableSet<LocalDate> changed) throws SQLException {
        LocalDate date = dateOf(alert);
        int rows = update(
                connection,
                INSERT_ALERT,
                alert.eventId(),
                alert.symbol(),
                date,
                timestamp(alert.asOf()),
                Json.write(alert));
        if (rows > 0) {
            changed.add(date);
        }
    }

    /** The date whose report compares with this one. */
    private static Optional<LocalDate> nextDate(Connection connection, String symbol, LocalDate date)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEXT_DATE)) {
            select.setString(1, symbol);
            select.setObject(2, date);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getObject(1, LocalDate.class)) : Optional.empty();
            }
        }
    }

    private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static LocalDate dateOf(Event event) {
        return event.asOf().atZone(Figures.NEW_YORK).toLocalDate();
    }

    private static Object timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @FunctionalInterface
    private interface Taker<T extends Event> {
        void take(Connection connection, T event, NavigableSet<LocalDate> changed) throws SQLException;
    }
}
