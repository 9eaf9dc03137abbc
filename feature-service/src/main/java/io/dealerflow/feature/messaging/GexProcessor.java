package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.gex.Book;
import io.dealerflow.feature.gex.Horizon;
import io.dealerflow.feature.gex.Observation;
import io.dealerflow.feature.gex.ObservationLog;
import io.dealerflow.feature.gex.SnapshotEngine;
import io.dealerflow.feature.messaging.PendingBooks.Pending;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.kit.streams.UnreadableStateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jboss.logging.Logger;

/**
 * Publishes the snapshot of the book at each observation's instant, and again those of later instants whose books include it, and those whose rates
 * have changed: some at once, the rest soon after. A repeat publishes nothing.
 */
final class GexProcessor extends EventProcessor<OptionChain> {
    static final String CONSUMER = "feature-service/gex";
    static final Duration CATCH_UP_EVERY = Duration.ofMillis(20);

    /** Books computed in one go; each may take a second. */
    static final int AT_ONCE = 4;

    private static final Logger LOG = Logger.getLogger(GexProcessor.class);

    private final SnapshotEngine engine;
    private final Horizon horizon;
    private final RecomputationMetrics recomputations;
    private ChainState state;
    private PendingBooks pending;
    private RateState rates;

    @SuppressWarnings("NullAway.Init")
    GexProcessor(
            SnapshotEngine engine,
            Horizon horizon,
            RecomputationMetrics recomputations,
            EventMetrics metrics,
            Clock clock) {
        super(CONSUMER, OptionChain.class, metrics, clock);
        this.engine = engine;
        this.horizon = horizon;
        this.recomputations = recomputations;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        state = new ChainState(
                context.getStateStore(ChainState.CHAINS), context.getStateStore(ChainState.OBSERVATIONS), horizon);
        pending = new PendingBooks(context.getStateStore(PendingBooks.STORE), recomputations);
        rates = new RateState(Objects.requireNonNull(context.getStateStore(RateState.STORE)));
        context.schedule(CATCH_UP_EVERY, PunctuationType.WALL_CLOCK_TIME, this::catchUp);
    }

    @Override
    public void close() {
        pending.close();
    }

    @Override
    protected void process(Received<OptionChain> received, Output output) {
        OptionChain chain = received.event();
        String underlying = chain.underlying();
        if (underlying.indexOf('\0') >= 0) {
            throw new InvalidEventException("underlying must not hold a zero character");
        }
        ObservationLog log = state.log(underlying);
        if (log.knows(chain.eventId())) {
            return;
        }
        Observation observation = Observation.of(chain, log.nextArrival(), received.bytes().length);
        log.add(observation);
        List<Book> books;
        try {
            state.keepDecoded(chain);
            books = log.booksChangedBy(observation);
            for (Book book : books.subList(0, Math.min(AT_ONCE, books.size()))) {
                if (book.asOf().equals(observation.asOf())) {
                    output.send(Topics.FEATURES_GEX, snapshot(book, underlying));
                } else {
                    output.sendRecomputed(Topics.FEATURES_GEX, snapshot(book, underlying));
                }
            }
        } catch (RuntimeException e) {
            log.remove(observation); // it is dead-lettered, and must not take part in other books
            throw e;
        }
        state.store(underlying, observation, received.bytes()).stream()
                .map(Observation::asOf)
                .filter(asOf -> !log.hasBookAt(asOf))
                .forEach(asOf -> rates.forget(underlying, asOf));
        note(underlying, books, received.trace());
    }

    /** Stores which books are still to be published. */
    private void note(String underlying, List<Book> books, Trace trace) {
        for (int i = 0; i < books.size(); i++) {
            Instant asOf = books.get(i).asOf();
            if (i < AT_ONCE) {
                pending.done(underlying, asOf);
                rates.published(underlying, asOf);
            } else {
                pending.add(new Pending(underlying, asOf, trace.traceparent()));
            }
        }
    }

    private void catchUp(long timestamp) {
        noteChangedRates(timestamp);
        for (Pending next : pending.due(AT_ONCE, timestamp)) {
            try {
                perform(
                        Trace.continuing(CONSUMER, next.traceparent()),
                        timestamp,
                        output -> publishAgain(next, output));
                pending.done(next.underlying(), next.asOf());
            } catch (KafkaException | UnreadableStateException e) {
                throw e; // the transaction is aborted
            } catch (RuntimeException e) {
                LOG.errorf(
                        e, "The book of %s at %s cannot be computed again; retrying", next.underlying(), next.asOf());
                recomputations.failed();
                pending.retryLater(next, timestamp);
            }
        }
    }

    private void noteChangedRates(long timestamp) {
        List<RateState.Book> books = rates.changed(timestamp);
        if (!books.isEmpty()) {
            Trace trace = Trace.start(CONSUMER);
            books.forEach(book -> pending.add(new Pending(book.underlying(), book.asOf(), trace.traceparent())));
            trace.end();
        }
    }

    private void publishAgain(Pending next, Output output) {
        Book book = state.log(next.underlying()).bookAt(next.asOf());
        if (book.isComplete()) {
            output.sendRecomputed(Topics.FEATURES_GEX, snapshot(book, next.underlying()));
            rates.published(next.underlying(), next.asOf());
            recomputations.published();
        } else {
            rates.forget(next.underlying(), next.asOf());
            recomputations.incomplete();
        }
    }

    private GexSnapshot snapshot(Book book, String underlying) {
        List<OptionChain> chains = book.parts().stream()
                .filter(Observation::held)
                .map(part -> state.chain(underlying, part))
                .toList();
        return engine.snapshot(book.asOf(), chains, rates.curve(book.asOf()));
    }
}
