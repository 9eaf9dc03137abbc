package io.dealerflow.gexapi.webhooks;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Store of webhooks and their deliveries. */
public interface WebhookStore {
    /** Webhooks, the newest first. */
    Uni<List<Webhook>> list();

    Uni<Optional<Webhook>> find(UUID id);

    /**
     * Stores a new webhook, which gets the events after the newest one of now.
     *
     * @param secret null for mail
     */
    Uni<Webhook> create(Webhook webhook, @Nullable String secret);

    /** Changes name, target, filter and state; empty when there is no such webhook. */
    Uni<Optional<Webhook>> change(UUID id, UnaryOperator<Webhook> change);

    /** Deletes a webhook and its deliveries; false when there is no such webhook. */
    Uni<Boolean> delete(UUID id);

    /** Deliveries of a webhook, the newest first. */
    Uni<List<WebhookDelivery>> deliveries(UUID id, WebhookDelivery.@Nullable Status status, int limit);

    /** Has the events of a range that match delivered once more; gives their number. */
    Uni<Integer> replay(Webhook webhook, long from, long to);

    /** What an attempt to reach the webhook now would send as {@code event}. */
    Uni<Optional<Sending>> test(UUID id, String event);

    /** Adds deliveries for new events of one webhook that has some; false when no webhook has any. */
    Uni<Boolean> plan();

    /**
     * Claims pending deliveries, which no other replica gets before {@code lease} has passed.
     *
     * @param busy webhooks that are left out
     */
    Uni<List<Sending>> claim(Collection<UUID> busy, int limit, Duration lease);

    /**
     * Records an attempt.
     *
     * @param nextAttemptAt null when there is none
     */
    Uni<Void> record(long delivery, WebhookDelivery.Status status, Outcome outcome, @Nullable Instant nextAttemptAt);
}
