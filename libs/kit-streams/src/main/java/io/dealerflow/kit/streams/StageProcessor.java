package io.dealerflow.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a topology: of events ({@link EventProcessor}), or of the records of an internal topic. What it sends is forwarded when its
 * work has returned, and dropped when that throws.
 */
public abstract class StageProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private ProcessorContext<byte[], byte[]> context;

    @SuppressWarnings("NullAway.Init")
    protected StageProcessor() {}

    /** Output of a stage; each topic is one of the topology's sinks. */
    protected static final class Output {
        private record Result(String topic, Record<byte[], byte[]> record) {}

        private final List<Result> results = new ArrayList<>();
        private final Trace trace;
        private final long timestamp;
        private final boolean replayed;
        private final @Nullable String runId;

        Output(Trace trace, long timestamp, boolean replayed, @Nullable String runId) {
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

        /**
         * Forwards a record of the topology's own once the stage has returned, with the marks of the event that led to it.
         *
         * @param topic one of the stage's internal topics
         * @param key   by which records are divided among partitions
         */
        public void sendInternal(String topic, String key, byte[] value) {
            Headers headers = new RecordHeaders();
            headers.add(HeaderNames.TRACEPARENT, trace.traceparent().getBytes(UTF_8));
            if (replayed) {
                EventHeaders.markReplayed(headers);
            }
            results.add(new Result(topic, new Record<>(key.getBytes(UTF_8), value, timestamp, headers)));
        }

        private void forward(ProcessorContext<byte[], byte[]> context) {
            results.forEach(result -> context.forward(result.record(), result.topic()));
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    /** That of {@link #init}. */
    protected final ProcessorContext<byte[], byte[]> context() {
        return context;
    }

    final void forward(Output output) {
        output.forward(context);
    }

    /**
     * Does deferred work under the trace of the event that caused it; to be called from a punctuation. Its output is
     * forwarded when it has returned, and dropped when it throws.
     */
    protected final void perform(Trace trace, long timestamp, Consumer<Output> work) {
        try (var _ = trace.enter()) {
            var output = new Output(trace, timestamp, false, null);
            work.accept(output);
            forward(output);
        } finally {
            trace.end();
        }
    }
}
