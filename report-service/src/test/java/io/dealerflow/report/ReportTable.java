package io.dealerflow.report;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.reports.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** The service's tables, seen by a test. */
@ApplicationScoped
class ReportTable {
    private final DataSource dataSource;

    ReportTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Report> newest(String reportId) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT body FROM reports WHERE report_id = ? ORDER BY revision DESC LIMIT 1")) {
            select.setString(1, reportId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(Wire.json().readValue(rows.getString(1), Report.class))
                        : Optional.empty();
            }
        }
    }

    int revisions(String reportId) throws SQLException {
        return count("SELECT count(*) FROM reports WHERE report_id = ?", reportId);
    }

    /** The newest revision's. */
    String facts(String reportId) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT facts FROM reports WHERE report_id = ? ORDER BY revision DESC LIMIT 1")) {
            select.setString(1, reportId);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    int pending() throws SQLException {
        return count("SELECT count(*) FROM reports WHERE published_at IS NULL");
    }

    int waiting() throws SQLException {
        return count("SELECT count(*) FROM days WHERE first_change IS NOT NULL");
    }

    /** Whether the stored body of the event has the field. */
    boolean hasField(String table, String eventId, String field) throws SQLException {
        return count("SELECT count(*) FROM " + table + " WHERE event_id = ? AND jsonb_exists(body, ?)", eventId, field)
                == 1;
    }

    /** As after a crash between storing and publishing. */
    void insertPending(Report report) throws SQLException, IOException {
        update(
                "INSERT INTO reports (report_id, date, revision, event_id, body) VALUES (?, ?, ?, ?, ?::jsonb)",
                report.reportId(),
                report.date(),
                report.revision(),
                report.eventId(),
                Wire.json().writeValueAsString(report));
    }

    /** Gives a stored snapshot another spot and makes its date due. */
    void change(LocalDate date, String eventId, double spot) throws SQLException {
        update(
                "UPDATE snapshots SET body = jsonb_set(body, '{spot}', to_jsonb(?::float8)) WHERE event_id = ?",
                spot,
                eventId);
        makeDue(date);
    }

    /** As if its data had changed. */
    void makeDue(LocalDate date) throws SQLException {
        update(
                "UPDATE days SET first_change = clock_timestamp(), last_change = clock_timestamp() WHERE date = ?",
                date);
    }

    private int count(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, parameters);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            set(update, parameters);
            update.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
