package io.dealerflow.feature.store;

import io.dealerflow.contracts.GexSnapshot;
import io.dealerflow.kit.events.EventHandler;
import io.dealerflow.kit.events.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/** Keeps every snapshot that was published, in the order of the topic; a repeat changes nothing. */
@ApplicationScoped
class SnapshotStore implements EventHandler<GexSnapshot> {
    private static final String INSERT = """
            INSERT INTO gex_snapshots (event_id, symbol, as_of, body)
            VALUES (?, ?, ?, ?::jsonb)
            ON CONFLICT (event_id) DO NOTHING""";

    private final DataSource dataSource;

    SnapshotStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void handle(List<Received<GexSnapshot>> batch) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (Received<GexSnapshot> received : batch) {
                    add(insert, received);
                }
                insert.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void add(PreparedStatement insert, Received<GexSnapshot> received) throws SQLException {
        GexSnapshot snapshot = received.event();
        insert.setString(1, snapshot.eventId());
        insert.setString(2, snapshot.symbol());
        insert.setObject(3, snapshot.asOf().atOffset(ZoneOffset.UTC));
        insert.setString(4, new String(received.bytes(), StandardCharsets.UTF_8));
        insert.addBatch();
    }
}
