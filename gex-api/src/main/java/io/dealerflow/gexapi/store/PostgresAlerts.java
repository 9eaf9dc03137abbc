package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.alerts.AlertQuery;
import io.dealerflow.gexapi.alerts.AlertStore;
import io.dealerflow.gexapi.alerts.AlertSummary;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.gexapi.stream.NewEvent;
import io.dealerflow.gexapi.stream.StreamEvent;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts in {@code gex.alerts}. */
@ApplicationScoped
class PostgresAlerts implements AlertStore {
    /** Channel of notifications to every replica about stored alerts. */
    static final String STORED = "gex_alerts";

    /** Channel of notifications to every replica about acknowledged alerts. */
    static final String ACKNOWLEDGED = "gex_alerts_acknowledged";

    private static final String INSERT = """
            INSERT INTO gex.alerts (seq, event_id, alert_id, symbol, alert_type, severity, as_of, triggered_at, phase,
                acknowledged_at, acknowledged_by, body)
            SELECT seq, event_id, alert_id, symbol, alert_type, severity, as_of, triggered_at, phase, acknowledged_at, acknowledged_by, body::jsonb
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[],
                    $9::text[], $10::timestamptz[], $11::text[], $12::text[])
                AS batch(seq, event_id, alert_id, symbol, alert_type, severity, as_of, triggered_at, phase, acknowledged_at, acknowledged_by, body)
            """;

    private static final String ACKNOWLEDGEMENTS = """
            SELECT alert_id, acknowledged_at, acknowledged_by FROM gex.alerts
            WHERE alert_id = ANY ($1) AND acknowledged_at IS NOT NULL AND NOT superseded
            """;

    private static final String SUPERSEDE = """
            UPDATE gex.alerts earlier SET superseded = true
            FROM gex.alerts later
            WHERE later.alert_id = ANY ($1) AND earlier.alert_id = later.alert_id AND earlier.seq < later.seq AND NOT earlier.superseded
            """;

    private static final String AFTER = """
            SELECT seq, body::text AS body, acknowledged_at, acknowledged_by FROM gex.alerts
            WHERE seq > $1 ORDER BY seq LIMIT $2
            """;

    private static final String OF_RULE = """
            SELECT seq, body::text AS body, acknowledged_at, acknowledged_by FROM gex.alerts
            WHERE alert_type = 'user_rule' AND body -> 'details' ->> 'rule_id' = $1 AND NOT superseded ORDER BY seq DESC LIMIT $2
            """;

    private static final String OPEN = """
            SELECT severity, alert_type, symbol, count(*) AS alerts FROM gex.alerts
            WHERE acknowledged_at IS NULL AND phase <> 'resolved' AND NOT superseded GROUP BY severity, alert_type, symbol
            """;

    private static final String ACKNOWLEDGE = """
            UPDATE gex.alerts SET acknowledged_at = clock_timestamp(), acknowledged_by = $2
            WHERE alert_id = $1 AND acknowledged_at IS NULL AND NOT superseded
            RETURNING seq, body::text AS body, acknowledged_at, acknowledged_by
            """;

    private static final String ACKNOWLEDGED_BY =
            "SELECT acknowledged_by FROM gex.alerts WHERE alert_id = $1 AND NOT superseded";

    private final Db db;

    PostgresAlerts(Db db) {
        this.db = db;
    }

    /** An alert has the same seq here as in the log of all events. */
    @Override
    public Uni<Void> add(List<Received<Alert>> alerts) {
        return db.inTransaction(transaction -> PostgresEventLog.lock(transaction)
                .chain(newest -> known(transaction, alerts)
                        .chain(known -> acknowledgements(transaction, alerts).chain(acknowledged -> {
                            List<New> added = added(alerts, known, acknowledged);
                            return PostgresEventLog.append(transaction, newest, events(added))
                                    .chain(places -> store(transaction, added, places));
                        })))
                .replaceWithVoid());
    }

    private static Uni<Integer> store(SqlConnection transaction, List<New> added, List<StreamEvent> places) {
        return places.isEmpty()
                ? Uni.createFrom().item(0)
                : insert(transaction, added, places)
                        .chain(() -> Db.update(transaction, SUPERSEDE, (Object)
                                texts(added, alert -> alert.event().alertId())))
                        .chain(() -> Db.update(transaction, "NOTIFY " + STORED));
    }

    /** Who acknowledged an alert, and when. */
    private record Acknowledgement(Instant at, String by) {}

    /** @param acknowledgement of a resolved alert, which stays with it; null where there is none */
    private record New(Received<Alert> received, @Nullable Acknowledgement acknowledgement) {
        Alert event() {
            return received.event();
        }

        String body() {
            return new String(received.bytes(), StandardCharsets.UTF_8);
        }

        @Nullable
        Instant acknowledgedAt() {
            return acknowledgement == null ? null : acknowledgement.at();
        }

        @Nullable
        String acknowledgedBy() {
            return acknowledgement == null ? null : acknowledgement.by();
        }
    }

    /** By alert; none where no alert is resolved. */
    private static Uni<Map<String, Acknowledgement>> acknowledgements(
            SqlConnection transaction, List<Received<Alert>> alerts) {
        String[] resolved = alerts.stream()
                .map(Received::event)
                .filter(PostgresAlerts::isResolved)
                .map(Alert::alertId)
                .toArray(String[]::new);
        if (resolved.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return Db.list(transaction, ACKNOWLEDGEMENTS, row -> row, (Object) resolved)
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getString("alert_id"),
                                row -> new Acknowledgement(
                                        row.getOffsetDateTime("acknowledged_at").toInstant(),
                                        row.getString("acknowledged_by")))));
    }

    private static boolean isResolved(Alert alert) {
        return alert.phase() == AlertPhase.RESOLVED;
    }

    private static List<New> added(
            List<Received<Alert>> alerts, List<String> known, Map<String, Acknowledgement> acknowledged) {
        Map<String, New> added = new LinkedHashMap<>();
        for (Received<Alert> received : alerts) {
            Alert alert = received.event();
            if (!known.contains(alert.eventId())) {
                added.putIfAbsent(
                        alert.eventId(),
                        new New(received, isResolved(alert) ? acknowledged.get(alert.alertId()) : null));
            }
        }
        return List.copyOf(added.values());
    }

    private static Uni<List<String>> known(SqlConnection transaction, List<Received<Alert>> alerts) {
        return Db.list(
                transaction,
                "SELECT event_id FROM gex.alerts WHERE event_id = ANY ($1)",
                row -> row.getString("event_id"),
                (Object) texts(alerts, received -> received.event().eventId()));
    }

    private static List<NewEvent> events(List<New> added) {
        return added.stream().map(PostgresAlerts::event).toList();
    }

    private static NewEvent event(New added) {
        Alert alert = added.event();
        return new NewEvent(
                alert.eventId(),
                isResolved(alert) ? EventType.RESOLUTION : EventType.ALERT,
                List.of(alert.symbol()),
                alert.severity(),
                alert.asOf(),
                added.received().replayed(),
                seq -> StoredAlert.of(seq, added.body(), added.acknowledgedAt(), added.acknowledgedBy())
                        .json());
    }

    private static Uni<Integer> insert(SqlConnection transaction, List<New> added, List<StreamEvent> places) {
        Map<String, New> byId =
                added.stream().collect(Collectors.toMap(alert -> alert.event().eventId(), Function.identity()));
        List<New> rows = places.stream().map(place -> byId.get(place.eventId())).toList();
        return Db.update(
                transaction,
                INSERT,
                places.stream().map(StreamEvent::seq).toArray(Long[]::new),
                texts(rows, alert -> alert.event().eventId()),
                texts(rows, alert -> alert.event().alertId()),
                texts(rows, alert -> alert.event().symbol()),
                texts(rows, alert -> alert.event().alertType().wireName()),
                texts(rows, alert -> alert.event().severity().wireName()),
                rows.stream().map(alert -> alert.event().asOf()).toArray(Instant[]::new),
                rows.stream().map(alert -> alert.event().triggeredAt()).toArray(Instant[]::new),
                texts(rows, alert -> phase(alert.event())),
                rows.stream().map(New::acknowledgedAt).toArray(Instant[]::new),
                texts(rows, New::acknowledgedBy),
                texts(rows, New::body));
    }

    private static String phase(Alert alert) {
        AlertPhase phase = Objects.requireNonNullElse(alert.phase(), AlertPhase.RAISED);
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static <T> String[] texts(List<T> alerts, Function<T, @Nullable String> column) {
        return alerts.stream().map(column).toArray(String[]::new);
    }

    @Override
    public Uni<List<StoredAlert>> after(long seq, int limit) {
        return db.list(AFTER, PostgresAlerts::stored, seq, limit);
    }

    private static StoredAlert stored(Row row) {
        OffsetDateTime acknowledgedAt = row.getOffsetDateTime("acknowledged_at");
        return StoredAlert.of(
                row.getLong("seq"),
                row.getString("body"),
                acknowledgedAt == null ? null : acknowledgedAt.toInstant(),
                row.getString("acknowledged_by"));
    }

    @Override
    public Uni<Long> newestSeq() {
        return db.list("SELECT coalesce(max(seq), 0) AS seq FROM gex.alerts", row -> row.getLong("seq"))
                .map(List::getFirst);
    }

    @Override
    public Uni<AlertSummary> summary() {
        return db.list(
                        OPEN,
                        row -> new AlertSummary.Group(
                                row.getString("severity"),
                                row.getString("alert_type"),
                                row.getString("symbol"),
                                row.getLong("alerts")))
                .map(AlertSummary::of);
    }

    @Override
    public Uni<Optional<String>> acknowledge(String alertId, String by) {
        return db.inTransaction(transaction -> Db.list(transaction, ACKNOWLEDGE, PostgresAlerts::stored, alertId, by)
                .chain(changed -> changed.isEmpty()
                        ? Db.list(transaction, ACKNOWLEDGED_BY, row -> row.getString("acknowledged_by"), alertId)
                        : tell(transaction, changed).replaceWith(List.of(by)))
                .map(found -> found.stream().findFirst()));
    }

    /** Adds the acknowledgement to the log of all events, and has the alerts in memory read again. */
    private static Uni<Integer> tell(SqlConnection transaction, List<StoredAlert> acknowledged) {
        List<NewEvent> events =
                acknowledged.stream().map(NewEvent::ofAcknowledgement).toList();
        return PostgresEventLog.lock(transaction)
                .chain(newest -> PostgresEventLog.append(transaction, newest, events))
                .chain(() -> Db.update(transaction, "NOTIFY " + ACKNOWLEDGED));
    }

    @Override
    public Uni<List<StoredAlert>> ofRule(String ruleId, int limit) {
        return db.list(OF_RULE, PostgresAlerts::stored, ruleId, limit);
    }

    @Override
    public Uni<List<StoredAlert>> find(AlertQuery query) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>(List.of("superseded = false"));
        add("symbol = :symbol", query.symbol(), conditions, values);
        add("alertType = :type", name(query.type()), conditions, values);
        add("severity in :severities", severities(query.leastSeverity()), conditions, values);
        add("triggeredAt >= :from", query.from(), conditions, values);
        add("triggeredAt <= :to", query.to(), conditions, values);
        add("seq > :after", query.after(), conditions, values);
        if (!query.withAcknowledged()) {
            conditions.add("acknowledgedAt is null and phase <> 'resolved'");
        }
        Sort order = query.after() == null ? Sort.descending("seq") : Sort.ascending("seq");
        return db.guard(() -> Panache.withSession(
                        () -> AlertEntity.<AlertEntity>find(String.join(" and ", conditions), order, values)
                                .page(0, query.limit())
                                .<AlertEntity>list()))
                .map(found -> found.stream().map(AlertEntity::toAlert).toList());
    }

    private static @Nullable String name(@Nullable AlertType type) {
        return type == null ? null : type.wireName();
    }

    private static @Nullable List<String> severities(@Nullable Severity least) {
        return least == null
                ? null
                : Arrays.stream(Severity.values())
                        .filter(severity -> severity.compareTo(least) >= 0)
                        .map(Severity::wireName)
                        .toList();
    }

    private static void add(
            String condition, @Nullable Object value, List<String> conditions, Map<String, Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.put(condition.substring(condition.indexOf(':') + 1), value);
        }
    }
}
