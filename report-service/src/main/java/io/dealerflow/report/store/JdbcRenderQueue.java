package io.dealerflow.report.store;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.daily.DayData;
import io.dealerflow.report.daily.RenderQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes one due date under its row lock, renders it and stores what changed, in one transaction: replicas never write the same
 * revision, and a crash leaves the date waiting.
 */
@ApplicationScoped
class JdbcRenderQueue implements RenderQueue {
    private static final Logger LOG = Logger.getLogger(JdbcRenderQueue.class);
    private static final String TAKE_DUE = """
            SELECT date, traceparent FROM days
            WHERE first_change IS NOT NULL
              AND (last_change <= clock_timestamp() - ? * interval '1 millisecond'
                OR first_change <= clock_timestamp() - ? * interval '1 millisecond')
            ORDER BY first_change
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;
    private static final String DONE = "UPDATE days SET first_change = NULL, last_change = NULL WHERE date = ?";
    private static final String POSTPONE =
            "UPDATE days SET first_change = clock_timestamp(), last_change = clock_timestamp() WHERE date = ?";
    private static final String NEWEST =
            "SELECT revision, body ->> 'markdown' FROM reports WHERE report_id = ? ORDER BY revision DESC LIMIT 1";
    private static final String INSERT = """
            INSERT INTO reports (report_id, date, revision, event_id, body, traceparent)
            VALUES (?, ?, ?, ?, ?::jsonb, ?)
            """;

    private final Transactions transactions;
    private final DailyReport renderer;

    JdbcRenderQueue(DataSource dataSource, DailyReport renderer) {
        this.transactions = new Transactions(dataSource);
        this.renderer = renderer;
    }

    @Override
    public Outcome renderNext(Patience patience) {
        try {
            return transactions.run(connection -> {
                Optional<Due> due = takeDue(connection, patience);
                return due.isEmpty() ? Outcome.NOTHING_DUE : render(connection, due.get());
            });
        } catch (NotRenderedException e) {
            LOG.errorf(e, "The report on %s could not be rendered; trying again", e.date);
            postpone(e.date);
            return Outcome.FAILED;
        }
    }

    private static Optional<Due> takeDue(Connection connection, Patience patience) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TAKE_DUE)) {
            select.setLong(1, patience.quiet().toMillis());
            select.setLong(2, patience.longest().toMillis());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Due(rows.getObject(1, LocalDate.class), rows.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private Outcome render(Connection connection, Due due) throws SQLException {
        Draft draft = draft(connection, due.date());
        Newest newest = newest(connection, DailyReport.reportId(due.date()));
        boolean changed = !draft.data().isEmpty() && !draft.markdown().equals(newest.markdown());
        if (changed) {
            insert(connection, DailyReport.event(draft.data(), draft.markdown(), newest.revision() + 1), due);
        }
        updateDate(connection, DONE, due.date());
        return changed ? Outcome.NEW_REVISION : Outcome.UNCHANGED;
    }

    private Draft draft(Connection connection, LocalDate date) throws SQLException {
        try {
            DayData data = DayLoader.load(connection, date);
            return new Draft(data, renderer.render(data));
        } catch (RuntimeException e) {
            throw new NotRenderedException(date, e);
        }
    }

    private static Newest newest(Connection connection, String reportId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setString(1, reportId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? new Newest(rows.getInt(1), rows.getString(2)) : new Newest(0, null);
            }
        }
    }

    private static void insert(Connection connection, Report report, Due due) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, report.reportId());
            insert.setObject(2, report.date());
            insert.setInt(3, report.revision());
            insert.setString(4, report.eventId());
            insert.setString(5, Json.write(report));
            insert.setString(6, due.traceparent());
            insert.executeUpdate();
        }
    }

    private void postpone(LocalDate date) {
        transactions.run(connection -> updateDate(connection, POSTPONE, date));
    }

    private static int updateDate(Connection connection, String sql, LocalDate date) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, date);
            return update.executeUpdate();
        }
    }

    private record Due(LocalDate date, @Nullable String traceparent) {}

    private record Draft(DayData data, String markdown) {}

    private record Newest(int revision, @Nullable String markdown) {}

    /** Carries the date out of the transaction that is rolled back. */
    private static final class NotRenderedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final LocalDate date;

        NotRenderedException(LocalDate date, RuntimeException cause) {
            super("the report on " + date + " could not be rendered", cause);
            this.date = date;
        }
    }
}
