package io.dealerflow.gexapi.webhooks;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.query.Names;
import io.dealerflow.gexapi.stream.EventFilter;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.http.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Creates and changes webhooks. The secret of one is returned once, at its creation. */
@ApplicationScoped
public class Webhooks {
    private static final int SECRET_BYTES = 32;
    private static final int MIN_SECRET = 16;
    private static final int MAX_SECRET = 200;

    private static final Problem NO_KEY = new Problem(
            "webhooks-not-configured",
            501,
            "Webhooks not configured",
            "Secret and URL cannot be stored: dealerflow.gex.webhooks.secret-keys (DEALERFLOW_WEBHOOK_KEYS) has no key to"
                    + " encrypt them. A webhook for mail needs none.",
            Map.of(),
            Map.of());

    private final WebhookStore store;
    private final Sender sender;
    private final Clock clock;
    private final WebhookSecrets secrets;
    private final Targets targets;
    private final int max;
    private final SecureRandom random = new SecureRandom();

    Webhooks(WebhookStore store, Sender sender, Clock clock, WebhookSecrets secrets, GexApiConfig config) {
        this.store = store;
        this.sender = sender;
        this.clock = clock;
        this.secrets = secrets;
        this.targets = new Targets(config.webhooks().allowHttp());
        this.max = config.webhooks().max();
    }

    /**
     * A webhook to be created.
     *
     * @param secret null for a random one
     */
    public record Wanted(
            String name,
            String target,
            Webhook.Format format,
            EventFilter filter,
            @Nullable String secret) {}

    /** A new webhook with its secret, which is null for mail. */
    public record Created(Webhook webhook, @Nullable String secret) {}

    /** Webhooks, the newest first. */
    public Uni<List<Webhook>> list() {
        return store.list();
    }

    /** Fails with a 404 when there is no such webhook. */
    public Uni<Webhook> find(UUID id) {
        return store.find(id).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    /**
     * Creates a webhook for the events after now.
     *
     * @param by who creates it
     * @throws InvalidParameterException naming what cannot be
     * @throws ProblemException where no key is configured that encrypts secret and URL
     */
    public Uni<Created> create(Wanted wanted, String by) {
        String given = secret(wanted.secret());
        String secret = wanted.format() == Webhook.Format.EMAIL ? null : given;
        var webhook = new Webhook(
                new UUID(random.nextLong(), random.nextLong()),
                Names.checked(wanted.name()),
                target(wanted.target(), wanted.format()),
                wanted.format(),
                wanted.filter(),
                Webhook.State.ACTIVE,
                0,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by);
        return store.list().chain(existing -> {
            if (existing.size() >= max) {
                throw Problem.conflict("too-many-webhooks", "There are " + max + " webhooks, the maximum. Delete one.")
                        .exception();
            }
            return store.create(webhook, secret).map(created -> new Created(created, secret));
        });
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private URI target(String target, Webhook.Format format) {
        if (format != Webhook.Format.EMAIL && secrets.keyId().isEmpty()) {
            throw NO_KEY.exception();
        }
        try {
            return targets.parse(target, format);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException("url", String.valueOf(e.getMessage()), e);
        }
    }

    private String secret(@Nullable String secret) {
        if (secret == null) {
            byte[] bytes = new byte[SECRET_BYTES];
            random.nextBytes(bytes);
            return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
        if (characters(secret) < MIN_SECRET || characters(secret) > MAX_SECRET) {
            throw new InvalidParameterException(
                    "secret", "must have " + MIN_SECRET + " to " + MAX_SECRET + " characters");
        }
        return secret;
    }

    /** Changes name and target, each where it is not null, and the filter. */
    public Uni<Webhook> change(
            UUID id, @Nullable String name, @Nullable String target, UnaryOperator<EventFilter> filter) {
        return change(
                id,
                webhook -> new Webhook(
                        webhook.id(),
                        name == null ? webhook.name() : Names.checked(name),
                        target == null ? webhook.target() : target(target, webhook.format()),
                        webhook.format(),
                        filter.apply(webhook.filter()),
                        webhook.state(),
                        webhook.cursor(),
                        webhook.createdAt(),
                        webhook.createdBy()));
    }

    /** Pauses or resumes; a resumed webhook gets the events that occurred meanwhile. */
    public Uni<Webhook> setState(UUID id, Webhook.State state) {
        return change(
                id,
                webhook -> new Webhook(
                        webhook.id(),
                        webhook.name(),
                        webhook.target(),
                        webhook.format(),
                        webhook.filter(),
                        state,
                        webhook.cursor(),
                        webhook.createdAt(),
                        webhook.createdBy()));
    }

    private Uni<Webhook> change(UUID id, UnaryOperator<Webhook> change) {
        return store.change(id, change).map(changed -> changed.orElseThrow(() -> unknown(id)));
    }

    /** Deletes a webhook and its log. */
    public Uni<Void> delete(UUID id) {
        return store.delete(id)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw unknown(id);
                    }
                })
                .replaceWithVoid();
    }

    /** Deliveries, the newest first. */
    public Uni<List<WebhookDelivery>> deliveries(UUID id, WebhookDelivery.@Nullable Status status, int limit) {
        return find(id).chain(webhook -> store.deliveries(id, status, limit));
    }

    /** Has matching events delivered once more, those of seqs {@code from} to {@code to}; gives their number. */
    public Uni<Integer> replay(UUID id, long from, long to) {
        return find(id).chain(webhook -> store.replay(webhook, from, to));
    }

    /** Sends a made-up event at once, without retries. */
    public Uni<Outcome> test(UUID id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String event = "{\"seq\":0,\"event_id\":\"test-" + now.toEpochMilli() + "\",\"type\":\"test\",\"symbol\":null,"
                + "\"severity\":null,\"as_of\":\"" + now + "\",\"replayed\":false,"
                + "\"data\":{\"message\":\"Test of a DealerFlow webhook\"}}";
        return store.test(id, event)
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .chain(sender::send);
    }

    private static ProblemException unknown(UUID id) {
        return Problem.notFound("unknown-webhook", "There is no webhook " + id + ".")
                .exception();
    }
}
