package io.dealerflow.report.store;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.report.daily.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Pending reports in the order in which they were written; an advisory lock keeps replicas from overtaking each other. */
@ApplicationScoped
class JdbcOutbox implements Outbox {
    /** The lock's name in {@code pg_locks}: "dfreport" in ASCII. */
    private static final long PUBLISHER_LOCK = 0x6466_7265_706f_7274L;

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(?)";
    private static final String OLDEST =
            "SELECT seq, body, traceparent FROM reports WHERE published_at IS NULL ORDER BY seq LIMIT 1";
    private static final String PUBLISHED = "UPDATE reports SET published_at = clock_timestamp() WHERE seq = ?";

    private final Transactions transactions;

    JdbcOutbox(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public boolean publishNext(Sink sink) {
        return transactions.run(connection -> {
            Optional<Pending> pending = lock(connection) ? oldest(connection) : Optional.empty();
            if (pending.isEmpty()) {
                return false;
            }
            sink.publish(pending.get().report(), pending.get().traceparent());
            markPublished(connection, pending.get());
            return true;
        });
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TRY_LOCK)) {
            select.setLong(1, PUBLISHER_LOCK);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static Optional<Pending> oldest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLDEST);
                ResultSet rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(
                            new Pending(rows.getLong(1), Json.read(rows.getString(2), Report.class), rows.getString(3)))
                    : Optional.empty();
        }
    }

    private static void markPublished(Connection connection, Pending pending) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(PUBLISHED)) {
            update.setLong(1, pending.seq());
            update.executeUpdate();
        }
    }

    private record Pending(
            long seq, Report report, @Nullable String traceparent) {}
}
