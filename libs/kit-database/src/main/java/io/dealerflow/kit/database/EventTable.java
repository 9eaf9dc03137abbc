package io.dealerflow.kit.database;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * Keeps every event of a topic in a table of {@code event_id} (primary key), {@code symbol}, {@code as_of} and {@code body}, in
 * the order of the topic; a repeat changes nothing.
 */
public final class EventTable<T extends Event> implements EventHandler<T> {
    private final DataSource dataSource;
    private final String insert;

    /** @param table a name of the service's own, never from outside */
    public EventTable(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.insert = "INSERT INTO " + table
                + " (event_id, symbol, as_of, body) VALUES (?, ?, ?, ?::jsonb) ON CONFLICT (event_id) DO NOTHING";
    }

    @Override
    public void handle(List<Received<T>> batch) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement rows = connection.prepareStatement(insert)) {
                for (Received<T> received : batch) {
                    add(rows, received);
                }
                rows.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void add(PreparedStatement rows, Received<? extends Event> received) throws SQLException {
        Event event = received.event();
        rows.setString(1, event.eventId());
        rows.setString(2, event.subject());
        rows.setObject(3, event.asOf().atOffset(ZoneOffset.UTC));
        rows.setString(4, new String(received.bytes(), StandardCharsets.UTF_8));
        rows.addBatch();
    }
}
