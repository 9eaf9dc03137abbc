package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.kit.core.DeadLetter;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.UnavailableException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Delivers the batches of a channel to an {@link EventHandler}, at least once. After a transient failure a batch is retried;
 * meanwhile the channel is paused. An event at fault is dead-lettered alone. The offsets are committed when the
 * channel's method returns, so it returns only when every record was handled or dead-lettered:
 *
 * <pre>{@code
 * @Incoming("latest-gex")
 * @Blocking(Delivery.WORKERS)
 * void latestGex(ConsumerRecords<byte[], byte[]> records) {
 *     delivery.deliver(LATEST_GEX, records, handler);
 * }
 * }</pre>
 */
@ApplicationScoped
public class Delivery {
    /** The worker pool of channel methods; each channel occupies one thread while it has a batch. */
    public static final String WORKERS = "consumers";

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration MIN_WAIT = Duration.ofMillis(100);
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    private static final Duration WARN_INTERVAL = Duration.ofMinutes(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final DeadLetterSender deadLetters;
    private final EventMetrics metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Phaser inProgress = new Phaser(1);

    Delivery(DeadLetterSender deadLetters, EventMetrics metrics) {
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /** Blocks until every record was handled or dead-lettered. */
    public <T extends Event> void deliver(
            Subscription<T> subscription, ConsumerRecords<byte[], byte[]> records, EventHandler<T> handler) {
        if (isStopping()) {
            throw stopped(subscription.consumer());
        }
        inProgress.register();
        try {
            processFully(subscription.consumer(), new Batch<>(subscription, records, deadLetters, metrics), handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(subscription.consumer());
        } finally {
            inProgress.arriveAndDeregister();
        }
    }

    /** Lets batches in progress end before connections are closed. Those in retry are abandoned without a commit. */
    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        try {
            inProgress.awaitAdvanceInterruptibly(inProgress.arrive(), STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf(
                    "Stopped while %d batches are in progress; they are delivered again",
                    inProgress.getUnarrivedParties());
        }
    }

    private <T extends Event> void processFully(String consumer, Batch<T> batch, EventHandler<T> handler)
            throws InterruptedException {
        Duration wait = MIN_WAIT;
        long warned = 0;
        for (int tries = 1; ; tries++) {
            try {
                batch.process(events -> await(consumer, handler, events));
                if (tries > 1) {
                    metrics.paused(consumer, false);
                    LOG.infof("%s resumed after %d tries", consumer, tries);
                }
                return;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                metrics.paused(consumer, true);
                if (tries == 1 || System.nanoTime() - warned > WARN_INTERVAL.toNanos()) {
                    LOG.warnf("%s paused, retrying: %s", consumer, DeadLetter.summary(e));
                    warned = System.nanoTime();
                }
            }
            if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw stopped(consumer);
            }
            wait = wait.multipliedBy(2).compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait.multipliedBy(2);
        }
    }

    /** On a Vert.x context, so that handlers can use Hibernate Reactive. An {@code Error} ends the consumer. */
    private <T extends Event> void await(String consumer, EventHandler<T> handler, List<Received<T>> events)
            throws Exception {
        try {
            VertxContextSupport.subscribeAndAwait(() -> handler.handle(events));
        } catch (Throwable e) {
            Throwable failure = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            switch (failure) {
                case Error error -> {
                    LOG.errorf(error, "%s has ended; restart the service", consumer);
                    throw error;
                }
                case InterruptedException interrupted -> throw interrupted;
                case Exception exception ->
                    throw isStopping() ? new UnavailableException("the service is stopping", exception) : exception;
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    private static CancellationException stopped(String consumer) {
        return new CancellationException(consumer + " is stopping; its batch is delivered again");
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
