package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.book.Book;
import io.dealerflow.feature.book.Horizon;
import io.dealerflow.feature.book.Observation;
import io.dealerflow.feature.book.ObservationLog;
import io.dealerflow.feature.messaging.PendingBooks.Pending;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.streams.EventProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/**
 * Publishes the snapshot of the book at each observation's instant, and once more those of later instants whose books rest on it:
 * some at once, the rest soon after. A repeat yields nothing.
 */
final class GexProcessor extends EventProcessor<OptionChain> {
    static final String CONSUMER = "feature-service/gex";
    static final String SNAPSHOTS = "snapshots";
    static final Duration CATCH_UP_EVERY = Duration.ofMillis(20);

    /** Books computed in one go; each may take a second. */
    static final int AT_ONCE = 4;

    private static final Logger LOG = Logger.getLogger(GexProcessor.class);

    private final SnapshotEngine engine;
    private final Horizon horizon;
    private ProcessorContext<byte[], byte[]> context;
    private ChainState state;
    private PendingBooks pending;

    @SuppressWarnings("NullAway.Init")
    GexProcessor(SnapshotEngine engine, Horizon horizon, Clock clock) {
        super(CONSUMER, OptionChain.class, clock);
        this.engine = engine;
        this.horizon = horizon;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        super.init(newContext);
        context = newContext;
        state = new ChainState(
                context.getStateStore(ChainState.CHAINS), context.getStateStore(ChainState.OBSERVATIONS), horizon);
        pending = new PendingBooks(context.getStateStore(PendingBooks.STORE));
        context.schedule(CATCH_UP_EVERY, PunctuationType.WALL_CLOCK_TIME, this::catchUp);
    }

    @Override
    protected void process(OptionChain chain, Output output) {
        String underlying = chain.underlying();
        if (underlying.indexOf('\0') >= 0) {
            throw new InvalidEventException("underlying must not hold a zero character");
        }
        ObservationLog log = state.log(underlying);
        if (log.knows(chain.eventId())) {
            return;
        }
        byte[] event = EventCodec.write(chain);
        Observation observation = Observation.of(chain, log.nextArrival(), event.length);
        log.add(observation);
        List<Book> books;
        try {
            state.keepDecoded(chain);
            books = log.booksChangedBy(observation);
            for (Book book : books.subList(0, Math.min(AT_ONCE, books.size()))) {
                output.send(SNAPSHOTS, snapshot(book, underlying));
            }
        } catch (RuntimeException e) {
            log.remove(observation); // it is dead-lettered, and must not take part in other books
            throw e;
        }
        state.store(underlying, observation, event);
        note(underlying, books);
    }

    /** Notes which books are still to be published. */
    private void note(String underlying, List<Book> books) {
        String traceparent = Trace.current().traceparent();
        for (int i = 0; i < books.size(); i++) {
            Instant asOf = books.get(i).asOf();
            if (i < AT_ONCE) {
                pending.done(underlying, asOf);
            } else {
                pending.add(new Pending(underlying, asOf, traceparent));
            }
        }
    }

    private void catchUp(long timestamp) {
        for (Pending next : pending.next(AT_ONCE)) {
            Trace trace = Trace.continuing(next.traceparent());
            trace.enter();
            try {
                Book book = state.log(next.underlying()).bookAt(next.asOf());
                if (book.isComplete()) {
                    publish(snapshot(book, next.underlying()), timestamp, trace);
                }
            } catch (KafkaException e) {
                throw e; // the store or the transaction: Streams decides
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s at %s stays as it was published", next.underlying(), next.asOf());
            } finally {
                Trace.leave();
            }
            pending.done(next.underlying(), next.asOf());
        }
    }

    private GexSnapshot snapshot(Book book, String underlying) {
        List<OptionChain> chains = book.parts().stream()
                .filter(Observation::held)
                .map(part -> state.chain(underlying, part))
                .toList();
        return engine.snapshot(book.asOf(), chains);
    }

    private void publish(GexSnapshot snapshot, long timestamp, Trace trace) {
        byte[] key = snapshot.subject().getBytes(StandardCharsets.UTF_8);
        context.forward(
                new Record<>(key, EventCodec.write(snapshot), timestamp, EventHeaders.of(snapshot, trace)), SNAPSHOTS);
    }
}
