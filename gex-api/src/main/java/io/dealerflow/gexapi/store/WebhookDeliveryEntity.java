package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.webhooks.WebhookDelivery;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code gex.webhook_deliveries}, read-only. {@link PostgresWebhooks} writes them. */
@Entity
@Immutable
@Table(name = "webhook_deliveries")
class WebhookDeliveryEntity extends PanacheEntityBase {
    @Id
    long id;

    @Column(name = "webhook_id")
    UUID webhookId = new UUID(0, 0);

    long seq;

    @Column(name = "event_id")
    String eventId = "";

    @Column(name = "event_type")
    String eventType = "";

    String status = "";
    int attempts;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "next_attempt_at")
    @Nullable
    Instant nextAttemptAt;

    @Column(name = "last_attempt_at")
    @Nullable
    Instant lastAttemptAt;

    @Column(name = "http_status")
    @Nullable
    Integer httpStatus;

    @Nullable
    String error;

    WebhookDelivery toDelivery() {
        return new WebhookDelivery(
                id,
                seq,
                eventId,
                eventType,
                WebhookDelivery.Status.valueOf(status.toUpperCase(Locale.ROOT)),
                attempts,
                createdAt,
                nextAttemptAt,
                lastAttemptAt,
                httpStatus,
                error);
    }
}
