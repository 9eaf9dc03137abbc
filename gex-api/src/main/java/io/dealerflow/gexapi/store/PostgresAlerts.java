package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.gexapi.alerts.AlertStore;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Alerts in {@code gex.alerts}. */
@ApplicationScoped
public class PostgresAlerts implements AlertStore {
    /** Channel on which a transaction tells the other replicas that it stored alerts. */
    static final String CHANNEL = "gex_alerts";

    /** Held until the commit: seqs become visible in their order, so that no reader can pass one that appears later. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('gex.alerts'))";

    private static final String INSERT = """
            INSERT INTO gex.alerts (seq, event_id, symbol, kind, severity, as_of, body)
            SELECT coalesce((SELECT max(seq) FROM gex.alerts), 0) + 1, ?, ?, ?, ?, ?, ?::jsonb
            ON CONFLICT (event_id) DO NOTHING
            """;

    private final DataSource database;
    private final Sql sql;

    PostgresAlerts(DataSource database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** Stores those that are not stored yet, in their order, and tells every replica. Blocks. */
    public void add(List<Alert> alerts) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement lock = connection.createStatement();
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                lock.execute(LOCK);
                int added = 0;
                for (Alert alert : alerts) {
                    bind(insert, alert);
                    added += insert.executeUpdate();
                }
                if (added > 0) {
                    lock.execute("NOTIFY " + CHANNEL);
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void bind(PreparedStatement insert, Alert alert) throws SQLException {
        insert.setString(1, alert.eventId());
        insert.setString(2, alert.symbol());
        insert.setString(3, alert.kind());
        insert.setString(4, alert.severity());
        insert.setObject(5, alert.asOf().atOffset(ZoneOffset.UTC));
        insert.setString(6, Bodies.json(alert));
    }

    @Override
    public Uni<List<StoredAlert>> after(long seq, int limit) {
        return find(null, null, seq, limit);
    }

    @Override
    public Uni<Long> newestSeq() {
        return sql.list("SELECT coalesce(max(seq), 0) AS seq FROM gex.alerts", row -> row.getLong("seq"))
                .map(List::getFirst);
    }

    @Override
    public Uni<List<StoredAlert>> find(
            @Nullable String symbol, @Nullable String kind, @Nullable Long after, int limit) {
        return sql.list(
                """
                SELECT seq, body::text AS body FROM gex.alerts
                WHERE ($1::text IS NULL OR symbol = $1) AND ($2::text IS NULL OR kind = $2) AND ($3::bigint IS NULL OR seq > $3)
                ORDER BY seq %s LIMIT $4
                """.formatted(after == null ? "DESC" : "ASC"), PostgresAlerts::read, symbol, kind, after, limit);
    }

    private static StoredAlert read(Row row) {
        return new StoredAlert(row.getLong("seq"), Bodies.read(row, Alert.class));
    }
}
