package io.dealerflow.kit.database;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Stores every event of a topic in a table of {@code event_id} (primary key), {@code symbol}, {@code as_of}, {@code seq} (identity) and
 * {@code body}, as it was received. {@code seq} is the order of the topic: an event that comes again becomes the newest, so that a result
 * which was replaced and holds again is the last of its instant.
 */
public final class EventTable<T extends Event> implements EventHandler<T> {
    private final Db db;
    private final String insert;

    /** @param table a name of the service's own, never from outside */
    public EventTable(Db db, String table) {
        this.db = db;
        this.insert = """
                INSERT INTO %s (event_id, symbol, as_of, body)
                SELECT event_id, symbol, as_of, body::jsonb
                FROM (SELECT DISTINCT ON (event_id) *
                      FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[]) WITH ORDINALITY
                          AS batch(event_id, symbol, as_of, body, place)
                      ORDER BY event_id, place DESC) AS last
                ORDER BY place
                ON CONFLICT (event_id) DO UPDATE SET seq = DEFAULT
                """.formatted(table);
    }

    @Override
    public Uni<Void> handle(List<Received<T>> batch) {
        return db.update(
                        insert,
                        texts(batch, received -> received.event().eventId()),
                        texts(batch, received -> received.event().subject()),
                        batch.stream().map(received -> received.event().asOf()).toArray(Instant[]::new),
                        texts(batch, received -> new String(received.bytes(), StandardCharsets.UTF_8)))
                .replaceWithVoid();
    }

    private static <T extends Event> String[] texts(List<Received<T>> batch, Function<Received<T>, String> column) {
        return batch.stream().map(column).toArray(String[]::new);
    }
}
