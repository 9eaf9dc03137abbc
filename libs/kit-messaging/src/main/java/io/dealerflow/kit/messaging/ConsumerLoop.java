package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One consumer on one thread: polls, has the batch handled until it is, commits. */
final class ConsumerLoop<T extends Event> implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    private final Subscription<T> subscription;
    private final BatchProcessor<T> processor;
    private final KafkaClients clients;
    private final MeterRegistry registry;
    private final BooleanSupplier mayStart;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean stopping;
    private volatile boolean joined;
    private boolean waiting;

    ConsumerLoop(
            Subscription<T> subscription,
            BatchProcessor<T> processor,
            KafkaClients clients,
            MeterRegistry registry,
            BooleanSupplier mayStart) {
        this.subscription = subscription;
        this.processor = processor;
        this.clients = clients;
        this.registry = registry;
        this.mayStart = mayStart;
    }

    /** Whether it has ever been a member of its group: what readiness asks. */
    boolean hasJoined() {
        return joined;
    }

    String name() {
        return subscription.consumer();
    }

    void stop() {
        stopping = true;
        KafkaConsumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    @Override
    public void run() {
        while (!stopping && !mayStart.getAsBoolean()) {
            sleep(FIRST_BACKOFF);
        }
        while (!stopping) {
            try (var opened = clients.consumer(subscription.groupId(), subscription.maxBatch());
                    var metrics = new KafkaClientMetrics(opened)) {
                metrics.bindTo(registry);
                consumer = opened;
                consume(opened);
            } catch (WakeupException | InterruptException e) {
                LOG.debugf("%s is stopping", subscription.consumer());
            } catch (KafkaException e) {
                LOG.warnf("%s starts over: %s", subscription.consumer(), e.getMessage());
                sleep(LONGEST_BACKOFF);
            } finally {
                consumer = null;
            }
        }
    }

    private void consume(KafkaConsumer<byte[], byte[]> open) {
        open.subscribe(List.of(subscription.topic()), this);
        while (!stopping) {
            ConsumerRecords<byte[], byte[]> records = open.poll(POLL);
            if (!records.isEmpty()) {
                processUntilDone(open, records);
                open.commitSync();
            }
        }
    }

    /** While a store is away the partitions are paused and polling goes on, so that the group keeps its member. */
    private void processUntilDone(KafkaConsumer<byte[], byte[]> open, ConsumerRecords<byte[], byte[]> records) {
        Duration backoff = FIRST_BACKOFF;
        while (!processor.process(records)) {
            if (stopping) {
                throw new WakeupException();
            }
            waiting = true;
            open.pause(open.assignment());
            open.poll(backoff);
            backoff =
                    backoff.multipliedBy(2).compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff.multipliedBy(2);
        }
        if (waiting) {
            waiting = false;
            open.resume(open.assignment());
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        KafkaConsumer<byte[], byte[]> current = consumer;
        if (waiting && current != null) {
            current.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        LOG.debugf("%s gives up %s", subscription.consumer(), partitions);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
