package io.dealerflow.feature.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Features of assets: {@code dealerflow.assets.pending} assets of this instance with instants still to be computed, also future ones, and
 * {@code dealerflow.assets.computations} by outcome ({@code published}, {@code unchanged}, {@code failed}).
 */
final class AssetMetrics {
    private static final String COMPUTATIONS = "dealerflow.assets.computations";

    private final AtomicInteger pending = new AtomicInteger();
    private final Counter published;
    private final Counter unchanged;
    private final Counter failed;

    AssetMetrics(MeterRegistry registry) {
        Gauge.builder("dealerflow.assets.pending", pending, AtomicInteger::get).register(registry);
        published = registry.counter(COMPUTATIONS, "outcome", "published");
        unchanged = registry.counter(COMPUTATIONS, "outcome", "unchanged");
        failed = registry.counter(COMPUTATIONS, "outcome", "failed");
    }

    /** Adds to the number of pending assets; may be negative. */
    void pending(int change) {
        pending.addAndGet(change);
    }

    void published() {
        published.increment();
    }

    /** Computed again with the same result: nothing is published. */
    void unchanged() {
        unchanged.increment();
    }

    /** Cannot be computed: the instant stays as it was published. */
    void failed() {
        failed.increment();
    }
}
