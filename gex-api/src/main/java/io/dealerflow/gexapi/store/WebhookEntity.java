package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.stream.EventFilter;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.gexapi.webhooks.Webhook;
import io.dealerflow.gexapi.webhooks.WebhookSecrets;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code gex.webhooks}. */
@Entity
@Table(name = "webhooks")
class WebhookEntity extends PanacheEntityBase {
    @Id
    UUID id = new UUID(0, 0);

    String name = "";

    /** Scheme and host where {@link #sealedTarget} has the whole. */
    String target = "";

    /** Encrypted; null for mail, and until it is encrypted after an update. */
    @Column(name = "sealed_target")
    @Nullable
    String sealedTarget;

    @Column(name = "target_key_id")
    @Nullable
    String targetKeyId;

    @Column(updatable = false)
    String format = "";

    String[] symbols = {};
    String[] types = {};

    @Column(name = "min_severity")
    @Nullable
    String minSeverity;

    /** Encrypted; see {@link WebhookSecrets.Sealed}. It is null for mail. */
    @Column(updatable = false)
    @Nullable
    String secret;

    @Column(name = "secret_key_id", updatable = false)
    @Nullable
    String secretKeyId;

    String state = "";

    /** Moved by {@link PostgresWebhooks#plan}. */
    @Column(name = "cursor_seq", updatable = false)
    long cursorSeq;

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "created_by", updatable = false)
    String createdBy = "";

    static WebhookEntity of(
            Webhook webhook, WebhookSecrets.@Nullable Sealed secret, long cursor, WebhookSecrets secrets) {
        var entity = new WebhookEntity();
        entity.id = webhook.id();
        entity.format = webhook.format().wireName();
        entity.secret = secret == null ? null : secret.text();
        entity.secretKeyId = secret == null ? null : secret.keyId();
        entity.cursorSeq = cursor;
        entity.createdAt = webhook.createdAt();
        entity.createdBy = webhook.createdBy();
        entity.take(webhook, secrets);
        return entity;
    }

    /** Takes what can be changed. A target that cannot be decrypted is kept unless there is another. */
    final void take(Webhook webhook, WebhookSecrets secrets) {
        EventFilter filter = webhook.filter();
        if (!webhook.target().equals(shownTarget(secrets))) {
            takeTarget(webhook, secrets);
        }
        name = webhook.name();
        symbols = filter.symbols().stream().sorted().toArray(String[]::new);
        types = filter.types().stream().map(EventType::wireName).sorted().toArray(String[]::new);
        minSeverity = PostgresEventLog.name(filter.leastSeverity());
        state = webhook.state().wireName();
    }

    private void takeTarget(Webhook webhook, WebhookSecrets secrets) {
        if (webhook.format() == Webhook.Format.EMAIL) {
            target = webhook.target().toString();
        } else {
            var sealed = secrets.seal(
                    id, WebhookSecrets.Part.TARGET, webhook.target().toString());
            target = shown(webhook.target());
            sealedTarget = sealed.text();
            targetKeyId = sealed.keyId();
        }
    }

    /** Scheme and host, which are no credential. */
    static String shown(URI target) {
        return target.getScheme() + "://" + target.getRawAuthority();
    }

    /** The target; without path and query where it cannot be decrypted. */
    private URI shownTarget(WebhookSecrets secrets) {
        return target(secrets, id, target, sealedTarget, targetKeyId).orElseGet(() -> URI.create(target));
    }

    /** The whole target; empty where it cannot be decrypted. */
    static Optional<URI> target(
            WebhookSecrets secrets, UUID id, String target, @Nullable String sealed, @Nullable String keyId) {
        return sealed == null
                ? Optional.of(URI.create(target))
                : secrets.open(id, WebhookSecrets.Part.TARGET, new WebhookSecrets.Sealed(keyId, sealed))
                        .map(URI::create);
    }

    Webhook toWebhook(WebhookSecrets secrets) {
        return new Webhook(
                id,
                name,
                shownTarget(secrets),
                Webhook.Format.valueOf(format.toUpperCase(Locale.ROOT)),
                filter(symbols, types, minSeverity),
                Webhook.State.valueOf(state.toUpperCase(Locale.ROOT)),
                cursorSeq,
                createdAt,
                createdBy);
    }

    static EventFilter filter(String[] symbols, String[] types, @Nullable String minSeverity) {
        return new EventFilter(
                Set.of(symbols),
                Arrays.stream(types)
                        .map(type -> EventType.valueOf(type.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                minSeverity == null ? null : Severity.valueOf(minSeverity.toUpperCase(Locale.ROOT)));
    }
}
