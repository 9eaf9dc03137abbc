package io.dealerflow.worker.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.kit.core.Decoded;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.StartCondition;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.dealerflow.worker.config.WorkerConfig;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;

/**
 * Requests from an Azure Storage queue, each handled as if it had come on the topic of requests: the same answers under the same ids, the same dead letters,
 * which can be replayed on the topic. At least once: a message is deleted when the brokers have its answer, and stays hidden from others until then. One
 * that was taken too often, since it stops whoever takes it, is dead-lettered.
 */
@ApplicationScoped
class QueueConsumer {
    private static final Logger LOG = Logger.getLogger(QueueConsumer.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    /** Before {@link Delivery} refuses what is taken. */
    private static final int EARLY = 1000;
    /** After {@link Delivery} has let what is in progress end. */
    private static final int LATE = 3000;
    /** Partition and offset of what comes from no topic. */
    private static final int NONE = -1;

    private final WorkerConfig.Queue config;
    private final List<StartCondition> conditions;
    private final Delivery delivery;
    private final Answering answering;
    private final Semaphore room;
    private final Set<RequestQueue.Message> inProgress = ConcurrentHashMap.newKeySet();
    private final ExecutorService loops = threads("queue-");
    private final ExecutorService work = threads("queue-work-");
    private final CountDownLatch stopping = new CountDownLatch(1);

    QueueConsumer(WorkerConfig config, @All List<StartCondition> conditions, Delivery delivery, Answering answering) {
        this.config = config.queue();
        this.conditions = conditions;
        this.delivery = delivery;
        this.answering = answering;
        this.room = new Semaphore(config.queue().maxInProgress());
    }

    private static ExecutorService threads(String name) {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(name, 0).factory());
    }

    void onStart(@Observes StartupEvent event) {
        // Without a queue the client is not even loaded.
        if (config.connectionString().isPresent() || config.endpoint().isPresent()) {
            RequestQueue queue = RequestQueue.of(config);
            LOG.infof("Requests are also taken from the queue %s", queue.name());
            loops.execute(() -> takeUntilStopped(queue));
            loops.execute(this::renewUntilStopped);
        }
    }

    void stopTaking(@Observes @Priority(EARLY) ShutdownEvent event) {
        stopping.countDown();
    }

    void onStop(@Observes @Priority(LATE) ShutdownEvent event) throws InterruptedException {
        loops.shutdown();
        boolean ended = loops.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        work.shutdown();
        if (!ended || !work.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("Stopped with %d messages of the queue in progress; they are taken again", inProgress.size());
        }
    }

    /** @return whether the service stops */
    private boolean isStopping(Duration wait) {
        try {
            return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void takeUntilStopped(RequestQueue queue) {
        boolean away = false;
        Duration wait = Duration.ZERO;
        while (!isStopping(wait)) {
            try {
                boolean found = conditions.stream().allMatch(StartCondition::isMet) && take(queue);
                wait = found ? Duration.ZERO : config.pollEvery();
                away = false;
            } catch (UnavailableException e) {
                if (!away) {
                    LOG.warnf("No requests are taken, retrying: %s", e.getMessage());
                }
                away = true;
                wait = config.pollEvery();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("Requests cannot be taken, retrying", e);
                wait = config.pollEvery();
            }
        }
    }

    /** @return whether there may be more to take */
    private boolean take(RequestQueue queue) throws InterruptedException {
        if (!room.tryAcquire(config.pollEvery().toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        int free = 1 + room.drainPermits();
        List<RequestQueue.Message> taken = List.of();
        try {
            taken = queue.take(free);
        } finally {
            room.release(free - taken.size());
        }
        inProgress.addAll(taken);
        taken.forEach(message -> work.execute(() -> handle(message)));
        return !taken.isEmpty();
    }

    private void renewUntilStopped() {
        while (!isStopping(config.visibility().dividedBy(3))) {
            for (RequestQueue.Message message : inProgress) {
                work.execute(() -> attempt(message::extend, message, "renewed"));
            }
        }
    }

    private void handle(RequestQueue.Message message) {
        try {
            answer(message);
            attempt(message::delete, message, "deleted");
        } catch (CancellationException e) {
            attempt(message::release, message, "given back");
        } finally {
            inProgress.remove(message);
            room.release();
        }
    }

    /** What fails here is made good by the queue: a message that is not renewed or deleted comes again. */
    private static void attempt(Runnable change, RequestQueue.Message message, String what) {
        try {
            change.run();
        } catch (UnavailableException e) {
            LOG.warnf("Message %s is not %s, and may be answered again: %s", message.id(), what, e.getMessage());
        }
    }

    /** @throws CancellationException when the service stops before it is answered */
    private void answer(RequestQueue.Message message) {
        byte[] bytes = message.bytes();
        switch (EventCodec.read(InferenceRequest.class, bytes, new RecordHeaders())) {
            case Decoded.Read<InferenceRequest>(InferenceRequest request) ->
                deliver(message, WorkerConsumers.subscriptionOf(request.model()), record(request.subject(), bytes));
            case Decoded.Invalid<InferenceRequest> _ ->
                deliver(message, WorkerConsumers.REQUESTS, record(message.id(), bytes));
        }
    }

    private void deliver(
            RequestQueue.Message message,
            Subscription<InferenceRequest> subscription,
            ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(subscription, records, EventHandler.blocking(batch -> {
            if (message.takes() > config.maxTakes()) {
                throw new InvalidEventException(
                        "was taken from the queue " + message.takes() + " times without an answer");
            }
            answering.anyRequests(batch);
        }));
    }

    private static ConsumerRecords<byte[], byte[]> record(String key, byte[] value) {
        var record = new ConsumerRecord<>(
                Topics.INFERENCE_REQUESTS.name(), NONE, NONE, key.getBytes(StandardCharsets.UTF_8), value);
        return new ConsumerRecords<>(Map.of(new TopicPartition(record.topic(), NONE), List.of(record)), Map.of());
    }
}
