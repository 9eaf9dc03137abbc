package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.gexapi.alerts.AlertStore;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Alerts in {@code gex.alerts}. */
@ApplicationScoped
class PostgresAlerts implements AlertStore {
    /** Channel of notifications to every replica about stored alerts. */
    static final String CHANNEL = "gex_alerts";

    /** Held until the commit: seqs become visible in their order, so that no reader can pass one that appears later. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('gex.alerts'))";

    private static final String INSERT = """
            INSERT INTO gex.alerts (seq, event_id, symbol, kind, severity, as_of, body)
            SELECT coalesce((SELECT max(seq) FROM gex.alerts), 0) + row_number() OVER (ORDER BY place),
                   event_id, symbol, kind, severity, as_of, body::jsonb
            FROM (SELECT DISTINCT ON (event_id) *
                  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[]) WITH ORDINALITY
                      AS batch(event_id, symbol, kind, severity, as_of, body, place)
                  WHERE NOT EXISTS (SELECT 1 FROM gex.alerts known WHERE known.event_id = batch.event_id)
                  ORDER BY event_id, place) added
            """;

    private final Db db;

    PostgresAlerts(Db db) {
        this.db = db;
    }

    @Override
    public Uni<Void> add(List<Received<Alert>> alerts) {
        return db.inTransaction(transaction -> Db.update(transaction, LOCK)
                .chain(() -> insert(transaction, alerts))
                .chain(added -> added > 0
                        ? Db.update(transaction, "NOTIFY " + CHANNEL)
                        : Uni.createFrom().item(0))
                .replaceWithVoid());
    }

    private static Uni<Integer> insert(SqlConnection transaction, List<Received<Alert>> alerts) {
        return Db.update(
                transaction,
                INSERT,
                texts(alerts, Alert::eventId),
                texts(alerts, Alert::symbol),
                texts(alerts, alert -> alert.kind().name()),
                texts(alerts, alert -> alert.severity().name()),
                alerts.stream().map(received -> received.event().asOf()).toArray(Instant[]::new),
                alerts.stream()
                        .map(received -> new String(received.bytes(), StandardCharsets.UTF_8))
                        .toArray(String[]::new));
    }

    private static String[] texts(List<Received<Alert>> alerts, Function<Alert, String> column) {
        return alerts.stream().map(received -> column.apply(received.event())).toArray(String[]::new);
    }

    @Override
    public Uni<List<StoredAlert>> after(long seq, int limit) {
        return db.list(
                "SELECT seq, body::text AS body FROM gex.alerts WHERE seq > $1 ORDER BY seq LIMIT $2",
                row -> AlertEntity.stored(row.getLong("seq"), row.getString("body")),
                seq,
                limit);
    }

    @Override
    public Uni<Long> newestSeq() {
        return db.list("SELECT coalesce(max(seq), 0) AS seq FROM gex.alerts", row -> row.getLong("seq"))
                .map(List::getFirst);
    }

    @Override
    public Uni<List<StoredAlert>> find(
            @Nullable String symbol, @Nullable String kind, @Nullable Long after, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        add("symbol = :symbol", symbol, conditions, values);
        add("kind = :kind", kind, conditions, values);
        add("seq > :after", after, conditions, values);
        Sort order = after == null ? Sort.descending("seq") : Sort.ascending("seq");
        return db.guard(() -> Panache.withSession(
                        () -> AlertEntity.<AlertEntity>find(String.join(" and ", conditions), order, values)
                                .page(0, limit)
                                .<AlertEntity>list()))
                .map(found -> found.stream().map(AlertEntity::toAlert).toList());
    }

    private static void add(
            String condition, @Nullable Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.put(condition.substring(condition.indexOf(':') + 1), value);
        }
    }
}
