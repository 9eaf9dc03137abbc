package io.dealerflow.gexapi.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.stream.EventFilter;
import io.dealerflow.gexapi.stream.EventLog;
import io.dealerflow.gexapi.stream.EventPage;
import io.dealerflow.gexapi.stream.EventQuery;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.gexapi.stream.LevelChange;
import io.dealerflow.gexapi.stream.NewEvent;
import io.dealerflow.gexapi.stream.SnapshotEvents;
import io.dealerflow.gexapi.stream.StreamEvent;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The log in {@code gex.stream_events}. */
@ApplicationScoped
class PostgresEventLog implements EventLog {
    /** Channel on which a transaction notifies every replica that it stored events. */
    static final String CHANNEL = "gex_stream";

    private static final String LOCK = "SELECT newest FROM gex.stream_position FOR UPDATE";

    static final String KNOWN = """
            SELECT type || ' ' || event_id AS key FROM gex.stream_events
            WHERE event_id = ANY ($1) AND type || ' ' || event_id = ANY ($2)
            """;

    private static final String INSERT = """
            INSERT INTO gex.stream_events (seq, event_id, type, symbols, severity, replayed, body)
            SELECT seq, event_id, type, string_to_array(symbols, chr(31)), severity, replayed, body
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[])
                AS batch(seq, event_id, type, symbols, severity, replayed, body)
            """;

    /** Separator of symbols in a parameter of {@link #INSERT}: unnest flattens arrays of arrays. */
    private static final String SEPARATOR = "\u001f";

    static final String LEVELS = """
            SELECT newest.body FROM unnest($1::text[]) AS symbol CROSS JOIN LATERAL (
                SELECT body FROM gex.stream_events WHERE type = 'levels' AND symbols = ARRAY[symbol] ORDER BY seq DESC LIMIT 1
            ) newest
            """;

    private static final String COLUMNS =
            "SELECT seq, event_id, type, symbols, severity, replayed, body FROM gex.stream_events";

    static final String AFTER = COLUMNS + " WHERE seq > $1 ORDER BY seq LIMIT $2";

    private static final String RANGE = COLUMNS + " WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3";

    static final String FIND = COLUMNS + """
             WHERE seq BETWEEN $1 AND $2
               AND (cardinality($3::text[]) = 0 OR symbols && $3)
               AND (cardinality($4::text[]) = 0 OR type = ANY ($4))
               AND (severity IS NULL OR severity = ANY ($5::text[]))
             ORDER BY seq LIMIT $6
            """;

    private static final String EXTENT = """
            SELECT coalesce((SELECT min(seq) FROM gex.stream_events), newest + 1) AS oldest, newest FROM gex.stream_position
            """;

    private final Db db;

    PostgresEventLog(Db db) {
        this.db = db;
    }

    private record Extent(long oldest, long newest) {}

    @Override
    public Uni<Void> add(List<NewEvent> events) {
        return db.inTransaction(transaction -> lock(transaction).chain(newest -> append(transaction, newest, events)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> addSnapshots(List<Received<GexSnapshot>> snapshots) {
        return db.inTransaction(transaction -> lock(transaction)
                        .chain(newest -> levels(transaction, snapshots)
                                .chain(known -> append(transaction, newest, SnapshotEvents.of(snapshots, known)))))
                .replaceWithVoid();
    }

    /** The last assigned seq. Other transactions cannot add events until this one ends. */
    static Uni<Long> lock(SqlConnection transaction) {
        return Db.list(transaction, LOCK, row -> row.getLong("newest")).map(List::getFirst);
    }

    /** Adds the new ones of {@code events}, under the {@link #lock}; gives these with their seqs. */
    static Uni<List<StreamEvent>> append(SqlConnection transaction, long newest, List<NewEvent> events) {
        return known(transaction, events).chain(known -> {
            List<StreamEvent> added = numbered(newest, events, known);
            return added.isEmpty()
                    ? Uni.createFrom().item(added)
                    : insert(transaction, added)
                            .chain(() -> Db.update(
                                    transaction,
                                    "UPDATE gex.stream_position SET newest = $1",
                                    added.getLast().seq()))
                            .chain(() -> Db.update(transaction, "NOTIFY " + CHANNEL))
                            .replaceWith(added);
        });
    }

    private static Uni<Set<String>> known(SqlConnection transaction, List<NewEvent> events) {
        return Db.list(
                        transaction,
                        KNOWN,
                        row -> row.getString("key"),
                        texts(events, NewEvent::eventId),
                        texts(events, NewEvent::key))
                .map(Set::copyOf);
    }

    private static List<StreamEvent> numbered(long newest, List<NewEvent> events, Set<String> known) {
        Map<String, NewEvent> fresh = new LinkedHashMap<>();
        events.stream()
                .filter(event -> !known.contains(event.key()))
                .forEach(event -> fresh.putIfAbsent(event.key(), event));
        List<StreamEvent> numbered = new ArrayList<>(fresh.size());
        for (NewEvent event : fresh.values()) {
            numbered.add(event.at(newest + 1 + numbered.size()));
        }
        return numbered;
    }

    private static Uni<Integer> insert(SqlConnection transaction, List<StreamEvent> events) {
        return Db.update(
                transaction,
                INSERT,
                events.stream().map(StreamEvent::seq).toArray(Long[]::new),
                texts(events, StreamEvent::eventId),
                texts(events, event -> event.type().wireName()),
                texts(events, event -> String.join(SEPARATOR, event.symbols())),
                texts(events, event -> name(event.severity())),
                events.stream().map(StreamEvent::replayed).toArray(Boolean[]::new),
                texts(events, StreamEvent::json));
    }

    private static Uni<Map<String, LevelChange>> levels(
            SqlConnection transaction, List<Received<GexSnapshot>> snapshots) {
        String[] symbols = snapshots.stream()
                .map(received -> received.event().symbol())
                .distinct()
                .toArray(String[]::new);
        return Db.list(transaction, LEVELS, PostgresEventLog::levels, (Object) symbols)
                .map(found -> found.stream().collect(Collectors.toMap(LevelChange::symbol, Function.identity())));
    }

    private static LevelChange levels(Row row) {
        JsonNode event = Wire.readJson(row.getString("body"), JsonNode.class);
        return Wire.readJson(event.get("data").toString(), LevelChange.class);
    }

    @Override
    public Uni<Long> newestSeq() {
        return extent().map(Extent::newest);
    }

    private Uni<Extent> extent() {
        return db.list(EXTENT, row -> new Extent(row.getLong("oldest"), row.getLong("newest")))
                .map(List::getFirst);
    }

    @Override
    public Uni<List<StreamEvent>> after(long seq, int limit) {
        return db.list(AFTER, PostgresEventLog::event, seq, limit).map(events -> withGap(seq, events));
    }

    /** Seqs are contiguous: events that are missing before the first have been deleted. */
    private static List<StreamEvent> withGap(long seq, List<StreamEvent> events) {
        if (events.isEmpty() || events.getFirst().seq() == seq + 1) {
            return events;
        }
        List<StreamEvent> all = new ArrayList<>(events.size() + 1);
        all.add(StreamEvent.of(new StreamEvent.Gap(seq + 1, events.getFirst().seq() - 1)));
        all.addAll(events);
        return all;
    }

    /** Events after {@code after} up to {@code to}, without gaps, in a transaction. */
    static Uni<List<StreamEvent>> events(SqlConnection transaction, long after, long to, int limit) {
        return Db.list(transaction, RANGE, PostgresEventLog::event, after, to, limit);
    }

    @Override
    public Uni<EventPage> find(EventQuery query) {
        EventFilter filter = query.filter();
        return extent().chain(extent -> db.list(
                        FIND,
                        PostgresEventLog::event,
                        query.from(),
                        Math.min(query.to(), extent.newest()),
                        filter.symbols().toArray(String[]::new),
                        filter.types().stream().map(EventType::wireName).toArray(String[]::new),
                        severities(filter.leastSeverity()),
                        query.limit())
                .map(events -> page(query, extent, events)));
    }

    private static EventPage page(EventQuery query, Extent extent, List<StreamEvent> events) {
        long lastMissing = Math.min(extent.oldest() - 1, query.to());
        return new EventPage(
                extent.oldest(),
                extent.newest(),
                query.from() <= lastMissing ? new StreamEvent.Gap(query.from(), lastMissing) : null,
                events.size() < query.limit() ? null : events.getLast().seq() + 1,
                events);
    }

    private static String[] severities(@Nullable Severity least) {
        return Arrays.stream(Severity.values())
                .filter(severity -> least == null || severity.compareTo(least) >= 0)
                .map(Severity::wireName)
                .toArray(String[]::new);
    }

    private static StreamEvent event(Row row) {
        String severity = row.getString("severity");
        return new StreamEvent(
                row.getLong("seq"),
                row.getString("event_id"),
                EventType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                Arrays.asList(row.getArrayOfStrings("symbols")),
                severity == null ? null : Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                row.getBoolean("replayed"),
                row.getString("body"));
    }

    static @Nullable String name(@Nullable Severity severity) {
        return severity == null ? null : severity.wireName();
    }

    private static <T> String[] texts(Collection<T> items, Function<T, @Nullable String> column) {
        return items.stream().map(column).toArray(String[]::new);
    }
}
