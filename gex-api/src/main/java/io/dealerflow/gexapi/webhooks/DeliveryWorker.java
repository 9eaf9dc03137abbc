package io.dealerflow.gexapi.webhooks;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.BackOff;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Delivers events to webhooks, at least once. Replicas share the work: each claims deliveries for a time. A webhook that answers
 * slowly delays no other.
 */
@ApplicationScoped
public class DeliveryWorker {
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final int MAX_IN_FLIGHT = 32;
    /** Longer than an attempt may take. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final WebhookStore store;
    private final WebhookSecretStore secrets;
    private final Sender sender;
    private final Clock clock;
    private final MeterRegistry registry;
    private final BackOff backOff;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean secretsMoved;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Map<UUID, Integer> busy = new ConcurrentHashMap<>();

    DeliveryWorker(
            WebhookStore store,
            WebhookSecretStore secrets,
            Sender sender,
            Clock clock,
            MeterRegistry registry,
            GexApiConfig config) {
        this.store = store;
        this.secrets = secrets;
        this.sender = sender;
        this.clock = clock;
        this.registry = registry;
        GexApiConfig.Webhooks webhooks = config.webhooks();
        this.backOff = new BackOff(webhooks.firstRetry(), webhooks.longestRetry(), webhooks.maxAttempts());
    }

    /** Plans and starts what is due; a call while the previous one runs does nothing. */
    public void run() {
        if (running.compareAndSet(false, true)) {
            moveSecrets()
                    .chain(this::planAll)
                    .chain(this::claim)
                    .eventually(() -> running.set(false))
                    .subscribe()
                    .with(this::start, DeliveryWorker::failed);
        }
    }

    /** Once after the start, when keys can have changed. */
    private Uni<Void> moveSecrets() {
        return secretsMoved
                ? Uni.createFrom().voidItem()
                : secrets.toPresentKey()
                        .invoke(done -> {
                            secretsMoved = true;
                            report(done);
                        })
                        .replaceWithVoid();
    }

    private static void report(WebhookSecretStore.Moved done) {
        if (done.moved() > 0) {
            LOG.infof("Secrets and URLs of %d webhooks were encrypted with the present key", done.moved());
        }
        if (done.unreadable() > 0) {
            LOG.warnf(
                    "Secrets or URLs of %d webhooks cannot be decrypted, and nothing is sent to them: add their key to"
                            + " dealerflow.gex.webhooks.secret-keys (DEALERFLOW_WEBHOOK_KEYS)",
                    done.unreadable());
        }
    }

    private Uni<Void> planAll() {
        return store.plan().chain(more -> more ? planAll() : Uni.createFrom().voidItem());
    }

    private Uni<List<Sending>> claim() {
        int free = MAX_IN_FLIGHT - inFlight.get();
        return free <= 0 ? Uni.createFrom().item(List.of()) : store.claim(busy.keySet(), free, LEASE);
    }

    private void start(List<Sending> claimed) {
        claimed.forEach(sending -> {
            inFlight.incrementAndGet();
            busy.merge(sending.webhook(), 1, Integer::sum);
        });
        Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUniAndMerge(this::deliver)
                .subscribe()
                .with(done -> {}, DeliveryWorker::failed);
    }

    private Uni<Void> deliver(Sending sending) {
        return sender.send(sending)
                .chain(outcome -> record(sending, outcome))
                .onFailure()
                .invoke(DeliveryWorker::failed)
                .onFailure()
                .recoverWithNull()
                .eventually(() -> {
                    inFlight.decrementAndGet();
                    busy.computeIfPresent(sending.webhook(), (id, count) -> count == 1 ? null : count - 1);
                });
    }

    private Uni<Void> record(Sending sending, Outcome outcome) {
        Instant next = outcome instanceof Outcome.Failed
                ? backOff.after(sending.attempts()).map(clock.instant()::plus).orElse(null)
                : null;
        WebhookDelivery.Status status = next != null
                ? WebhookDelivery.Status.PENDING
                : outcome instanceof Outcome.Sent ? WebhookDelivery.Status.DELIVERED : WebhookDelivery.Status.FAILED;
        registry.counter("dealerflow.webhook.attempts", "status", status.wireName())
                .increment();
        return store.record(sending.delivery(), status, outcome, next);
    }

    private static void failed(Throwable failure) {
        if (!(failure instanceof UnavailableException)) {
            LOG.error("Webhooks cannot be delivered; the next run tries again", failure);
        }
    }
}
