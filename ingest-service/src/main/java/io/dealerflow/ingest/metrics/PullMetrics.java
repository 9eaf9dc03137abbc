package io.dealerflow.ingest.metrics;

import io.dealerflow.ingest.pull.PullMeter;
import io.dealerflow.ingest.pull.PullOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Meters of sources that are asked. */
public final class PullMetrics implements PullMeter {
    private final MeterRegistry registry;

    public PullMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void attempted(String name, PullOutcome outcome, Duration took) {
        registry.timer("dealerflow.pull", "name", name, "outcome", outcome.label())
                .record(took);
    }
}
