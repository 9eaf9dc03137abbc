package io.dealerflow.kit.streams;

import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.kit.core.DeadLetter;
import io.dealerflow.kit.core.Decoded;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * A stage of a topology: reads an event, lets the stage answer with events, and sends what cannot be read or processed to the
 * dead letters, all in one transaction. Sources and sinks carry bytes. Subclasses change their state stores only after
 * everything that may fail has been computed, so that a dead-lettered event leaves no trace in them.
 */
public abstract class EventProcessor<T extends Event> implements Processor<byte[], byte[], byte[], byte[]> {
    /** Name of the sink that dead letters go to. */
    public static final String DEAD_LETTERS = "dead-letters";

    private static final Logger LOG = Logger.getLogger(EventProcessor.class);

    private final String consumer;
    private final Class<T> type;
    private final Clock clock;
    private ProcessorContext<byte[], byte[]> context;

    /** @param consumer {@code service/stage}, as dead letters call it */
    @SuppressWarnings("NullAway.Init")
    protected EventProcessor(String consumer, Class<T> type, Clock clock) {
        this.consumer = consumer;
        this.type = type;
        this.clock = clock;
    }

    /** Where a stage sends events: {@code sink} names a sink of the topology. */
    @FunctionalInterface
    public interface Output {
        void send(String sink, Event event);
    }

    /** Handles one event. {@link InvalidEventException} and other unchecked exceptions dead-letter it. */
    protected abstract void process(T event, Output output);

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    @Override
    public final void process(Record<byte[], byte[]> origin) {
        if (!DeadLetter.isFor(consumer, origin.headers())) {
            return;
        }
        Trace trace = Trace.continuing(EventHeaders.text(origin.headers(), HeaderNames.TRACEPARENT));
        trace.enter();
        try {
            switch (EventCodec.read(type, origin.value(), origin.headers())) {
                case Decoded.Read<T>(T event) -> handle(origin, event, trace);
                case Decoded.Refused<T>(DeadLetterReason reason, String error) -> bury(origin, reason, error);
            }
        } finally {
            Trace.leave();
        }
    }

    private void handle(Record<byte[], byte[]> origin, T event, Trace trace) {
        MDC.put("eventId", event.eventId());
        try {
            process(event, (sink, result) -> forward(sink, result, origin.timestamp(), trace));
        } catch (InvalidEventException e) {
            bury(origin, DeadLetterReason.INVALID, DeadLetter.summary(e));
        } catch (KafkaException e) {
            throw e; // the store or the transaction: Streams decides
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s cannot process %s", consumer, event.eventId());
            bury(origin, DeadLetterReason.FAILED, DeadLetter.summary(e));
        } finally {
            MDC.remove("eventId");
        }
    }

    private void forward(String sink, Event event, long timestamp, Trace trace) {
        byte[] key = event.subject().getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(key, EventCodec.write(event), timestamp, EventHeaders.of(event, trace)), sink);
    }

    private void bury(Record<byte[], byte[]> origin, DeadLetterReason reason, String error) {
        RecordMetadata place = context.recordMetadata().orElseThrow();
        Instant now = clock.instant();
        var letter = new DeadLetter(consumer, place.topic(), place.partition(), place.offset(), reason, error, now);
        LOG.warnf(
                "%s dead-lettered %s-%d@%d: %s %s",
                consumer, place.topic(), place.partition(), place.offset(), reason, error);
        context.forward(origin.withHeaders(letter.headers(origin.headers())), DEAD_LETTERS);
    }
}
