package io.dealerflow.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.DeadLetter;
import io.dealerflow.kit.core.Decoded;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a topology: reads an event, calls the stage, and sends what cannot be read or processed to the
 * dead-letter topic, all in one transaction. Nothing is forwarded before the stage has returned, and subclasses change their state
 * stores only after everything that may fail has been computed: a dead-lettered event leaves no trace in either.
 */
public abstract class EventProcessor<T extends Event> implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = Logger.getLogger(EventProcessor.class);

    private final String consumer;
    private final Class<T> type;
    private final EventMetrics metrics;
    private final Clock clock;
    private ProcessorContext<byte[], byte[]> context;

    /** @param consumer {@code service/stage}, as dead letters and metrics name it */
    @SuppressWarnings("NullAway.Init")
    protected EventProcessor(String consumer, Class<T> type, EventMetrics metrics, Clock clock) {
        this.consumer = consumer;
        this.type = type;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Output of a stage; each topic is one of the topology's sinks. */
    protected static final class Output {
        private record Result(String topic, Record<byte[], byte[]> record) {}

        private final List<Result> results = new ArrayList<>();
        private final Trace trace;
        private final long timestamp;
        private final boolean replayed;
        private final @Nullable String runId;

        private Output(Trace trace, long timestamp, boolean replayed, @Nullable String runId) {
            this.trace = trace;
            this.timestamp = timestamp;
            this.replayed = replayed;
            this.runId = runId;
        }

        /** Forwards the event once the stage has returned; of a replayed event the results are replayed too. */
        public <E extends Event> void send(Topic<E> topic, E event) {
            send(topic, event, replayed);
        }

        /** As {@link #send}, of an instant for which there was an event before: nobody is notified of this one. */
        public <E extends Event> void sendRecomputed(Topic<E> topic, E event) {
            send(topic, event, true);
        }

        private <E extends Event> void send(Topic<E> topic, E event, boolean again) {
            byte[] key = event.subject().getBytes(UTF_8);
            Headers headers = EventHeaders.of(event, trace);
            EventHeaders.markRun(headers, runId);
            if (again) {
                EventHeaders.markReplayed(headers);
            }
            results.add(new Result(topic.name(), new Record<>(key, EventCodec.write(event), timestamp, headers)));
        }

        private void forward(ProcessorContext<byte[], byte[]> context) {
            results.forEach(result -> context.forward(result.record(), result.topic()));
        }
    }

    /**
     * Handles one event. {@link InvalidEventException} and other unchecked exceptions dead-letter it, except
     * {@link UnreadableStateException} and failures of Kafka, which end the thread.
     */
    protected abstract void process(Received<T> received, Output output);

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

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
            output.forward(context);
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

    /**
     * Does deferred work under the trace of the event that caused it; to be called from a punctuation. Its output is
     * forwarded when it has returned, and dropped when it throws.
     */
    protected final void perform(Trace trace, long timestamp, Consumer<Output> work) {
        try (var _ = trace.enter()) {
            var output = new Output(trace, timestamp, false, null);
            work.accept(output);
            output.forward(context);
        } finally {
            trace.end();
        }
    }

    private void deadLetter(Record<byte[], byte[]> origin, DeadLetterReason reason, String error) {
        RecordMetadata from = context.recordMetadata().orElseThrow();
        var letter =
                new DeadLetter(consumer, from.topic(), from.partition(), from.offset(), reason, error, clock.instant());
        LOG.warnf(
                "%s dead-lettered %s-%d@%d: %s %s",
                consumer, from.topic(), from.partition(), from.offset(), reason, error);
        context.forward(origin.withHeaders(letter.headers(origin.headers())), Topics.deadLettersOf(from.topic()));
        metrics.deadLettered(consumer);
    }
}
