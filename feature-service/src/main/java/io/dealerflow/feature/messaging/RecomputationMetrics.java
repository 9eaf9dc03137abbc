package io.dealerflow.feature.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Books changed by late observations: {@code dealerflow.gex.pending.books} still to be published again by this instance, and
 * {@code dealerflow.gex.recomputations} by outcome ({@code published}, {@code incomplete}, {@code failed}).
 */
final class RecomputationMetrics {
    private static final String RECOMPUTATIONS = "dealerflow.gex.recomputations";

    private final AtomicInteger pending = new AtomicInteger();
    private final Counter published;
    private final Counter incomplete;
    private final Counter failed;

    RecomputationMetrics(MeterRegistry registry) {
        Gauge.builder("dealerflow.gex.pending.books", pending, AtomicInteger::get)
                .register(registry);
        published = registry.counter(RECOMPUTATIONS, "outcome", "published");
        incomplete = registry.counter(RECOMPUTATIONS, "outcome", "incomplete");
        failed = registry.counter(RECOMPUTATIONS, "outcome", "failed");
    }

    /** Adds to the number of pending books; may be negative. */
    void pending(int change) {
        pending.addAndGet(change);
    }

    void published() {
        published.increment();
    }

    /** An observation of the book is no longer stored: the book stays as published. */
    void incomplete() {
        incomplete.increment();
    }

    /** The book cannot be computed and stays pending. */
    void failed() {
        failed.increment();
    }
}
