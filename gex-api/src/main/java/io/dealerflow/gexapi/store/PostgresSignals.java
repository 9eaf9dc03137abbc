package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.gexapi.models.SignalPage;
import io.dealerflow.gexapi.models.SignalQuery;
import io.dealerflow.gexapi.models.SignalStore;
import io.dealerflow.gexapi.models.SignalSummary;
import io.dealerflow.gexapi.stream.NewEvent;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signals in {@code gex.signals}; the embedding stays there. */
@ApplicationScoped
class PostgresSignals implements SignalStore {
    private static final String INSERT = """
            INSERT INTO gex.signals (event_id, asset, model, as_of, body)
            SELECT event_id, asset, model, as_of, body::jsonb
            FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[]) AS batch(event_id, asset, model, as_of, body)
            ON CONFLICT (event_id) DO NOTHING RETURNING event_id
            """;

    private static final String BODY = "(body #- '{output,embedding}')::text AS body";

    static final String FIND = "SELECT event_id, as_of, " + BODY + """
             FROM gex.signals
            WHERE ($1::text IS NULL OR asset = $1) AND ($2::text IS NULL OR model = $2)
              AND as_of BETWEEN $3 AND $4 AND (as_of, event_id) < ($5::timestamptz, $6::text)
            ORDER BY as_of DESC, event_id DESC LIMIT $7
            """;

    /** One index probe per asset and model instead of a scan of every row. */
    static final String LATEST = """
            WITH RECURSIVE pair AS (
                (SELECT asset, model FROM gex.signals WHERE asset IS NOT NULL ORDER BY asset, model LIMIT 1)
                UNION ALL
                SELECT following.asset, following.model FROM pair CROSS JOIN LATERAL (
                    SELECT s.asset, s.model FROM gex.signals s WHERE (s.asset, s.model) > (pair.asset, pair.model)
                    ORDER BY s.asset, s.model LIMIT 1) following
            )
            SELECT newest.body FROM pair CROSS JOIN LATERAL (
                SELECT %s FROM gex.signals s WHERE s.asset = pair.asset AND s.model = pair.model
                ORDER BY s.as_of DESC, s.event_id DESC LIMIT 1) newest
            ORDER BY pair.asset, pair.model
            """.formatted(BODY);

    /** Bounds that a condition can use an index with, unlike one that may be absent. */
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final SignalQuery.Place START = new SignalQuery.Place(LAST, "");

    private final Db db;

    PostgresSignals(Db db) {
        this.db = db;
    }

    private record Placed(SignalQuery.Place place, SignalSummary signal) {}

    @Override
    public Uni<Void> add(List<Received<ModelSignal>> signals) {
        return db.inTransaction(transaction -> PostgresEventLog.lock(transaction)
                .chain(newest -> insert(transaction, signals)
                        .chain(added -> PostgresEventLog.append(
                                transaction,
                                newest,
                                signals.stream()
                                        .filter(received ->
                                                added.contains(received.event().eventId()))
                                        .map(NewEvent::ofSignal)
                                        .toList())))
                .replaceWithVoid());
    }

    private static Uni<List<String>> insert(SqlConnection transaction, List<Received<ModelSignal>> signals) {
        return Db.list(
                transaction,
                INSERT,
                row -> row.getString("event_id"),
                texts(signals, received -> received.event().eventId()),
                texts(signals, received -> received.event().asset()),
                texts(signals, received -> received.event().model().wireName()),
                signals.stream().map(received -> received.event().asOf()).toArray(Instant[]::new),
                texts(signals, received -> new String(received.bytes(), StandardCharsets.UTF_8)));
    }

    private static String[] texts(
            List<Received<ModelSignal>> signals, Function<Received<ModelSignal>, @Nullable String> column) {
        return signals.stream().map(column).toArray(String[]::new);
    }

    @Override
    public Uni<SignalPage> find(SignalQuery query) {
        SignalQuery.Place before = query.before() == null ? START : query.before();
        ModelName model = query.model();
        return db.list(
                        FIND,
                        PostgresSignals::placed,
                        query.asset(),
                        model == null ? null : model.wireName(),
                        query.from() == null ? FIRST : Timestamps.atOrAfter(query.from()),
                        query.to() == null ? LAST : Timestamps.atOrAfter(query.to()),
                        before.asOf(),
                        before.eventId(),
                        query.limit() + 1)
                .map(found -> page(found, query.limit()));
    }

    private static SignalPage page(List<Placed> found, int limit) {
        List<Placed> page = found.subList(0, Math.min(found.size(), limit));
        return new SignalPage(
                page.stream().map(Placed::signal).toList(),
                found.size() > limit ? page.getLast().place() : null);
    }

    private static Placed placed(Row row) {
        return new Placed(
                new SignalQuery.Place(row.getOffsetDateTime("as_of").toInstant(), row.getString("event_id")),
                signal(row));
    }

    @Override
    public Uni<List<SignalSummary>> latest() {
        return db.list(LATEST, PostgresSignals::signal);
    }

    private static SignalSummary signal(Row row) {
        return Wire.readJson(row.getString("body"), SignalSummary.class);
    }
}
