package io.dealerflow.kit.streams;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.kit.core.DeadLetter;
import io.dealerflow.kit.core.Decoded;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import java.time.Clock;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * A stage of a topology: reads an event, calls the stage, and sends what cannot be read or processed to the
 * dead-letter topic, all in one transaction. Nothing is forwarded before the stage has returned, and subclasses change their state
 * stores only after everything that may fail has been computed: a dead-lettered event leaves no trace in either.
 */
public abstract class EventProcessor<T extends Event> extends StageProcessor {
    private static final Logger LOG = Logger.getLogger(EventProcessor.class);

    private final String consumer;
    private final Class<T> type;
    private final EventMetrics metrics;
    private final Clock clock;

    /** @param consumer {@code service/stage}, as dead letters and metrics name it */
    protected EventProcessor(String consumer, Class<T> type, EventMetrics metrics, Clock clock) {
        this.consumer = consumer;
        this.type = type;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Handles one event. {@link InvalidEventException} and other unchecked exceptions dead-letter it, except
     * {@link UnreadableStateException} and failures of Kafka, which end the thread.
     */
    protected abstract void process(Received<T> received, Output output);

    @Override
    public final void process(Record<byte[], byte[]> origin) {
        if (!DeadLetter.isFor(consumer, origin.headers())) {
            return;
        }
        Trace trace = Trace.continuing(consumer, EventHeaders.text(origin.headers(), HeaderNames.TRACEPARENT));
        try (var _ = trace.enter()) {
            switch (EventCodec.read(type, origin.value(), origin.headers())) {
                case Decoded.Read<T>(T event) ->
                    handle(
                            origin,
                            new Received<>(event, origin.value(), trace, EventHeaders.isReplayed(origin.headers())));
                case Decoded.Invalid<T>(DeadLetterReason reason, String error) -> deadLetter(origin, reason, error);
            }
        } finally {
            trace.end();
        }
    }

    private void handle(Record<byte[], byte[]> origin, Received<T> received) {
        String eventId = received.event().eventId();
        received.trace().about("dealerflow.event_id", eventId);
        MDC.put("eventId", eventId);
        try {
            var output = new Output(
                    received.trace(),
                    origin.timestamp(),
                    received.replayed(),
                    EventHeaders.text(origin.headers(), HeaderNames.DF_RUN_ID));
            process(received, output);
            forward(output);
            metrics.handled(consumer, received.event());
        } catch (KafkaException | UnreadableStateException e) {
            throw e; // the transaction is aborted
        } catch (InvalidEventException e) {
            received.trace().failed(DeadLetter.summary(e));
            deadLetter(origin, DeadLetterReason.INVALID, DeadLetter.summary(e));
        } catch (RuntimeException e) {
            received.trace().failed(DeadLetter.summary(e));
            LOG.errorf(e, "%s cannot process %s", consumer, eventId);
            deadLetter(origin, DeadLetterReason.FAILED, DeadLetter.summary(e));
        } finally {
            MDC.remove("eventId");
        }
    }

    private void deadLetter(Record<byte[], byte[]> origin, DeadLetterReason reason, String error) {
        RecordMetadata from = context().recordMetadata().orElseThrow();
        var letter =
                new DeadLetter(consumer, from.topic(), from.partition(), from.offset(), reason, error, clock.instant());
        LOG.warnf(
                "%s dead-lettered %s-%d@%d: %s %s",
                consumer, from.topic(), from.partition(), from.offset(), reason, error);
        context().forward(origin.withHeaders(letter.headers(origin.headers())), Topics.deadLettersOf(from.topic()));
        metrics.deadLettered(consumer);
    }
}
