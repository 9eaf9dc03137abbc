package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.stream.EventFilter;
import io.dealerflow.gexapi.stream.StreamEvent;
import io.dealerflow.gexapi.webhooks.Outcome;
import io.dealerflow.gexapi.webhooks.Sending;
import io.dealerflow.gexapi.webhooks.Webhook;
import io.dealerflow.gexapi.webhooks.WebhookDelivery;
import io.dealerflow.gexapi.webhooks.WebhookSecrets;
import io.dealerflow.gexapi.webhooks.WebhookSecrets.Part;
import io.dealerflow.gexapi.webhooks.WebhookStore;
import io.dealerflow.kit.database.Db;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Webhooks in {@code gex.webhooks} and {@code gex.webhook_deliveries}. */
@ApplicationScoped
class PostgresWebhooks implements WebhookStore {
    private static final int PLAN_PAGE = 500;

    /** A webhook that is behind, unless another replica plans for it. */
    private static final String BEHIND = """
            SELECT id, symbols, types, min_severity, cursor_seq FROM gex.webhooks
            WHERE state = 'active' AND cursor_seq < (SELECT newest FROM gex.stream_position)
            ORDER BY cursor_seq LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private static final String ADD = """
            INSERT INTO gex.webhook_deliveries (webhook_id, seq, event_id, event_type)
            SELECT $1::uuid, seq, event_id, type FROM gex.stream_events WHERE seq = ANY ($2) ORDER BY seq
            ON CONFLICT (webhook_id, seq) DO UPDATE
            SET status = 'pending', attempts = 0, next_attempt_at = clock_timestamp(), error = NULL, http_status = NULL
            """;

    /** At most four of a webhook at a time, the oldest first. An event that is no longer in the log cannot be sent. */
    static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT oldest.id FROM gex.webhooks w CROSS JOIN LATERAL (
                    SELECT id FROM gex.webhook_deliveries d
                    WHERE d.webhook_id = w.id AND status = 'pending' AND next_attempt_at <= clock_timestamp()
                    ORDER BY next_attempt_at, id LIMIT 4 FOR UPDATE SKIP LOCKED) oldest
                WHERE w.state = 'active' AND w.id <> ALL ($1::uuid[]) LIMIT $2)
            UPDATE gex.webhook_deliveries claimed
            SET attempts = attempts + 1, last_attempt_at = clock_timestamp(),
                next_attempt_at = clock_timestamp() + $3 * interval '1 second'
            FROM due, gex.webhooks webhook, gex.stream_events event
            WHERE claimed.id = due.id AND webhook.id = claimed.webhook_id AND event.seq = claimed.seq
            RETURNING claimed.id, claimed.webhook_id, claimed.attempts, claimed.event_id, claimed.event_type, webhook.target,
                webhook.sealed_target, webhook.target_key_id, webhook.format, webhook.secret, webhook.secret_key_id, event.body
            """;

    private static final String RECORD = """
            UPDATE gex.webhook_deliveries SET status = $2, http_status = $3, error = $4, next_attempt_at = $5 WHERE id = $1
            """;

    private static final String CURSOR = "UPDATE gex.webhooks SET cursor_seq = $2 WHERE id = $1";

    private final Db db;
    private final WebhookSecrets secrets;

    PostgresWebhooks(Db db, WebhookSecrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /** @param next first seq of the next page, null after the last */
    private record Replayed(int added, @Nullable Long next) {}

    private record Behind(UUID id, EventFilter filter, long cursor) {}

    @Override
    public Uni<List<Webhook>> list() {
        return db.<List<WebhookEntity>>guard(() ->
                        Panache.withSession(() -> WebhookEntity.<WebhookEntity>listAll(Sort.descending("createdAt"))))
                .map(found -> found.stream().map(this::webhook).toList());
    }

    @Override
    public Uni<Optional<Webhook>> find(UUID id) {
        return entity(id).map(found -> found.map(this::webhook));
    }

    private Uni<Optional<WebhookEntity>> entity(UUID id) {
        return db.guard(() -> Panache.withSession(
                () -> WebhookEntity.<WebhookEntity>findById(id).map(Optional::ofNullable)));
    }

    @Override
    public Uni<Webhook> create(Webhook webhook, @Nullable String secret) {
        var sealed = secret == null ? null : secrets.seal(webhook.id(), Part.SECRET, secret);
        return newestSeq()
                .chain(newest -> db.<WebhookEntity>guard(() -> Panache.withTransaction(
                        () -> WebhookEntity.of(webhook, sealed, newest, secrets).<WebhookEntity>persist())))
                .map(this::webhook);
    }

    private Webhook webhook(WebhookEntity entity) {
        return entity.toWebhook(secrets);
    }

    private Uni<Long> newestSeq() {
        return db.list("SELECT newest FROM gex.stream_position", row -> row.getLong("newest"))
                .map(List::getFirst);
    }

    @Override
    public Uni<Optional<Webhook>> change(UUID id, UnaryOperator<Webhook> change) {
        return db.guard(() -> Panache.withTransaction(() -> WebhookEntity.<WebhookEntity>findById(id)
                .map(found -> Optional.ofNullable(found).map(entity -> {
                    entity.take(change.apply(webhook(entity)), secrets);
                    return webhook(entity);
                }))));
    }

    @Override
    public Uni<Boolean> delete(UUID id) {
        return db.guard(() -> Panache.withTransaction(() -> WebhookEntity.deleteById(id)));
    }

    @Override
    public Uni<List<WebhookDelivery>> deliveries(UUID id, WebhookDelivery.@Nullable Status status, int limit) {
        String query = status == null ? "webhookId = :id" : "webhookId = :id and status = :status";
        Map<String, Object> values = status == null ? Map.of("id", id) : Map.of("id", id, "status", status.wireName());
        return db.<List<WebhookDeliveryEntity>>guard(() -> Panache.withSession(
                        () -> WebhookDeliveryEntity.<WebhookDeliveryEntity>find(query, Sort.descending("id"), values)
                                .page(0, limit)
                                .list()))
                .map(found ->
                        found.stream().map(WebhookDeliveryEntity::toDelivery).toList());
    }

    @Override
    public Uni<Integer> replay(Webhook webhook, long from, long to) {
        return replayPage(webhook, from, to)
                .chain(page -> page.next() == null
                        ? Uni.createFrom().item(page.added())
                        : replay(webhook, page.next(), to).map(more -> page.added() + more));
    }

    private Uni<Replayed> replayPage(Webhook webhook, long from, long to) {
        return db.inTransaction(transaction -> PostgresEventLog.events(transaction, from - 1, to, PLAN_PAGE)
                .chain(events -> add(transaction, webhook.id(), matching(webhook.filter(), events))
                        .map(added -> new Replayed(
                                added,
                                events.size() < PLAN_PAGE
                                        ? null
                                        : events.getLast().seq() + 1))));
    }

    @Override
    public Uni<Optional<Sending>> test(UUID id, String event) {
        return entity(id)
                .map(found -> found.map(row -> {
                    Webhook webhook = webhook(row);
                    boolean isWhole = WebhookEntity.target(secrets, id, row.target, row.sealedTarget, row.targetKeyId)
                            .isPresent();
                    String secret = isWhole ? secret(id, row.secretKeyId, row.secret) : null;
                    return new Sending(0, id, webhook.target(), webhook.format(), secret, 1, "test", "test", event);
                }));
    }

    @Override
    public Uni<Boolean> plan() {
        return db.inTransaction(transaction -> Db.list(transaction, BEHIND, PostgresWebhooks::behind)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : plan(transaction, found.getFirst()).replaceWith(true)));
    }

    private static Uni<Integer> plan(SqlConnection transaction, Behind webhook) {
        return PostgresEventLog.events(transaction, webhook.cursor(), Long.MAX_VALUE, PLAN_PAGE)
                .chain(events -> add(transaction, webhook.id(), matching(webhook.filter(), events))
                        .chain(() -> Db.update(
                                transaction,
                                CURSOR,
                                webhook.id(),
                                events.getLast().seq())));
    }

    private static List<StreamEvent> matching(EventFilter filter, List<StreamEvent> events) {
        return events.stream().filter(filter::notifies).toList();
    }

    private static Uni<Integer> add(SqlConnection transaction, UUID webhook, List<StreamEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().item(0)
                : Db.update(
                        transaction,
                        ADD,
                        webhook,
                        events.stream().map(StreamEvent::seq).toArray(Long[]::new));
    }

    @Override
    public Uni<List<Sending>> claim(Collection<UUID> busy, int limit, Duration lease) {
        return db.list(CLAIM, this::sending, busy.toArray(UUID[]::new), limit, lease.toSeconds());
    }

    @Override
    public Uni<Void> record(
            long delivery, WebhookDelivery.Status status, Outcome outcome, @Nullable Instant nextAttemptAt) {
        return db.update(RECORD, delivery, status.wireName(), outcome.httpStatus(), outcome.error(), nextAttemptAt)
                .replaceWithVoid();
    }

    private static Behind behind(Row row) {
        return new Behind(
                row.getUUID("id"),
                WebhookEntity.filter(
                        row.getArrayOfStrings("symbols"),
                        row.getArrayOfStrings("types"),
                        row.getString("min_severity")),
                row.getLong("cursor_seq"));
    }

    /** Null where there is none, or where it cannot be decrypted. */
    private @Nullable String secret(UUID webhook, @Nullable String keyId, @Nullable String text) {
        return text == null
                ? null
                : secrets.open(webhook, Part.SECRET, new WebhookSecrets.Sealed(keyId, text))
                        .orElse(null);
    }

    /** Nothing is sent without a secret: so neither to a URL that cannot be decrypted. */
    private Sending sending(Row row) {
        UUID webhook = row.getUUID("webhook_id");
        String shown = row.getString("target");
        Optional<URI> target = WebhookEntity.target(
                secrets, webhook, shown, row.getString("sealed_target"), row.getString("target_key_id"));
        return new Sending(
                row.getLong("id"),
                webhook,
                target.orElseGet(() -> URI.create(shown)),
                Webhook.Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                target.isEmpty() ? null : secret(webhook, row.getString("secret_key_id"), row.getString("secret")),
                row.getInteger("attempts"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("body"));
    }
}
