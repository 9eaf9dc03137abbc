package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.kit.core.DeadLetter;
import io.dealerflow.kit.core.Decoded;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.Failures;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Takes a batch of records to its end: every one is handled, dead-lettered or not meant for this consumer. A failure that may
 * pass leaves the batch open, to be processed again.
 */
final class BatchProcessor<T extends Event> {
    private static final Logger LOG = Logger.getLogger(BatchProcessor.class);
    private static final String EVENT_ID_KEY = "eventId";
    private static final String EVENTS_METRIC = "dealerflow.events";

    private record Item<T extends Event>(ConsumerRecord<byte[], byte[]> origin, Received<T> received) {}

    private final Subscription<T> subscription;
    private final EventHandler<T> handler;
    private final EventPublisher publisher;
    private final MeterRegistry registry;
    private final Clock clock;
    private boolean failing;

    BatchProcessor(
            Subscription<T> subscription,
            EventHandler<T> handler,
            EventPublisher publisher,
            MeterRegistry registry,
            Clock clock) {
        this.subscription = subscription;
        this.handler = handler;
        this.publisher = publisher;
        this.registry = registry;
        this.clock = clock;
    }

    /** @return false when the batch has to be processed again, since a store or the broker is away */
    boolean process(ConsumerRecords<byte[], byte[]> records) {
        try {
            handle(readable(records));
            if (failing) {
                LOG.infof("%s goes on", subscription.consumer());
                failing = false;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            if (!failing) {
                LOG.warnf("%s pauses: %s", subscription.consumer(), DeadLetter.summary(e));
                failing = true;
            }
            return false;
        } finally {
            Trace.leave();
            MDC.remove(EVENT_ID_KEY);
        }
    }

    private List<Item<T>> readable(ConsumerRecords<byte[], byte[]> records) throws Exception {
        List<Item<T>> items = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> origin : records) {
            if (!DeadLetter.isFor(subscription.consumer(), origin.headers())) {
                continue;
            }
            switch (EventCodec.read(subscription.type(), origin.value(), origin.headers())) {
                case Decoded.Read<T>(T event) ->
                    items.add(new Item<>(
                            origin,
                            new Received<>(
                                    event,
                                    origin.value(),
                                    Trace.continuing(EventHeaders.text(origin.headers(), HeaderNames.TRACEPARENT)))));
                case Decoded.Refused<T>(DeadLetterReason reason, String error) -> bury(origin, reason, error);
            }
        }
        return items;
    }

    private void handle(List<Item<T>> items) throws Exception {
        if (items.isEmpty()) {
            return;
        }
        Item<T> last = items.getLast();
        last.received().trace().enter();
        MDC.put(EVENT_ID_KEY, last.received().event().eventId());
        try {
            handler.handle(items.stream().map(Item::received).toList());
            count("handled", items.size());
        } catch (Exception e) {
            if (e instanceof InterruptedException || Failures.passes(e)) {
                throw e;
            }
            if (items.size() == 1) {
                buryFailed(items.getFirst(), e);
                return;
            }
            for (Item<T> item : items) {
                handle(List.of(item));
            }
        }
    }

    private void buryFailed(Item<T> item, Exception failure) throws Exception {
        boolean invalid = failure instanceof InvalidEventException;
        LOG.errorf(
                invalid ? null : failure,
                "%s cannot process %s",
                subscription.consumer(),
                item.received().event().eventId());
        bury(item.origin(), invalid ? DeadLetterReason.INVALID : DeadLetterReason.FAILED, DeadLetter.summary(failure));
    }

    private void bury(ConsumerRecord<byte[], byte[]> origin, DeadLetterReason reason, String error) throws Exception {
        var letter = new DeadLetter(
                subscription.consumer(),
                origin.topic(),
                origin.partition(),
                origin.offset(),
                reason,
                error,
                clock.instant());
        byte @Nullable [] key = origin.key();
        try {
            publisher
                    .send(new ProducerRecord<>(
                            Topics.deadLettersOf(origin.topic()),
                            null,
                            key,
                            origin.value(),
                            letter.headers(origin.headers())))
                    .get();
        } catch (ExecutionException e) {
            throw new UnavailableException("cannot dead-letter a record of " + origin.topic(), e);
        }
        LOG.warnf(
                "%s dead-lettered %s-%d@%d: %s %s",
                subscription.consumer(), origin.topic(), origin.partition(), origin.offset(), reason, error);
        count("dead_lettered", 1);
    }

    private void count(String outcome, int events) {
        registry.counter(EVENTS_METRIC, "consumer", subscription.consumer(), "outcome", outcome)
                .increment(events);
    }
}
