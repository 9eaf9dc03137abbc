package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.kit.core.DeadLetter;
import io.dealerflow.kit.core.Decoded;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Failures;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The records of one poll, decoded once. {@link #process} handles or dead-letters each of them; after a transient failure it is
 * called again and continues with those that are still pending.
 */
final class Batch<T extends Event> {
    private static final Logger LOG = Logger.getLogger(Batch.class);
    private static final String EVENT_ID_KEY = "eventId";
    private static final String EVENT_ID_ATTRIBUTE = "dealerflow.event_id";

    /** Handles events and returns when that is done. */
    @FunctionalInterface
    interface Handling<T extends Event> {
        void handle(List<Received<T>> events) throws Exception;
    }

    private record Item<T extends Event>(ConsumerRecord<byte[], byte[]> origin, Received<T> received) {}

    private record Unreadable(ConsumerRecord<byte[], byte[]> origin, DeadLetterReason reason, String error) {}

    private final Subscription<T> subscription;
    private final DeadLetterSender deadLetters;
    private final EventMetrics metrics;
    private final Deque<Unreadable> unreadable = new ArrayDeque<>();
    private final Deque<Item<T>> pending = new ArrayDeque<>();

    Batch(
            Subscription<T> subscription,
            ConsumerRecords<byte[], byte[]> records,
            DeadLetterSender deadLetters,
            EventMetrics metrics) {
        this.subscription = subscription;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        for (ConsumerRecord<byte[], byte[]> origin : records) {
            if (DeadLetter.isFor(subscription.consumer(), origin.headers())) {
                decode(origin);
            }
        }
    }

    /** @throws Exception a transient failure: the batch has to be processed again */
    void process(Handling<T> handling) throws Exception {
        while (!unreadable.isEmpty()) {
            Unreadable first = unreadable.getFirst();
            deadLetter(first.origin(), first.reason(), first.error());
            unreadable.removeFirst();
        }
        if (pending.size() > 1 && handledTogether(handling)) {
            return;
        }
        while (!pending.isEmpty()) {
            handleAlone(pending.getFirst(), handling);
            pending.removeFirst();
        }
    }

    private void decode(ConsumerRecord<byte[], byte[]> origin) {
        switch (EventCodec.read(subscription.topic().type(), origin.value(), origin.headers())) {
            case Decoded.Read<T>(T event) -> {
                Trace trace = Trace.continuing(
                                subscription.consumer(), EventHeaders.text(origin.headers(), HeaderNames.TRACEPARENT))
                        .about(EVENT_ID_ATTRIBUTE, event.eventId());
                pending.add(new Item<>(
                        origin,
                        new Received<>(event, origin.value(), trace, EventHeaders.isReplayed(origin.headers()))));
            }
            case Decoded.Invalid<T>(DeadLetterReason reason, String error) -> {
                if (subscription.deadLettersUnreadable()) {
                    unreadable.add(new Unreadable(origin, reason, error));
                }
            }
        }
    }

    /** @return false if at least one event is at fault, so that each has to be handled alone */
    private boolean handledTogether(Handling<T> handling) throws Exception {
        try {
            handling.handle(pending.stream().map(Item::received).toList());
        } catch (Exception e) {
            if (isToRetry(e)) {
                throw e;
            }
            return false;
        }
        pending.forEach(item -> handled(item.received()));
        pending.clear();
        return true;
    }

    private void handleAlone(Item<T> item, Handling<T> handling) throws Exception {
        Received<T> received = item.received();
        MDC.put(EVENT_ID_KEY, received.event().eventId());
        try (var _ = received.trace().enter()) {
            handling.handle(List.of(received));
            handled(received);
        } catch (Exception e) {
            if (isToRetry(e)) {
                throw e;
            }
            deadLetterFailed(item, e);
            received.trace().end();
        } finally {
            MDC.remove(EVENT_ID_KEY);
        }
    }

    private void handled(Received<T> received) {
        metrics.handled(subscription.consumer(), received.event());
        received.trace().end();
    }

    private static boolean isToRetry(Exception failure) {
        return failure instanceof InterruptedException || Failures.isTransient(failure);
    }

    private void deadLetterFailed(Item<T> item, Exception failure) throws Exception {
        item.received().trace().failed(DeadLetter.summary(failure));
        if (failure instanceof InvalidEventException) {
            deadLetter(item.origin(), DeadLetterReason.INVALID, DeadLetter.summary(failure));
            return;
        }
        LOG.errorf(
                failure,
                "%s cannot process %s",
                subscription.consumer(),
                item.received().event().eventId());
        deadLetter(item.origin(), DeadLetterReason.FAILED, DeadLetter.summary(failure));
    }

    private void deadLetter(ConsumerRecord<byte[], byte[]> origin, DeadLetterReason reason, String error)
            throws Exception {
        deadLetters.send(subscription.consumer(), origin, reason, error);
        LOG.warnf(
                "%s dead-lettered %s-%d@%d: %s %s",
                subscription.consumer(), origin.topic(), origin.partition(), origin.offset(), reason, error);
        metrics.deadLettered(subscription.consumer());
    }
}
