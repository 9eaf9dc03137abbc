package io.dealerflow.ingest.metrics;

import io.dealerflow.ingest.intake.IntakeMeter;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.source.cboe.ParseOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Intake figures for {@code /q/metrics}. */
public final class MicrometerIntakeMeter implements IntakeMeter {
    private static final String SOURCE = "source";
    private static final String REASON = "reason";

    private final MeterRegistry registry;

    public MicrometerIntakeMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void landed(LandedFile file, boolean repeat) {
        registry.counter("dealerflow.ingest.files.received", SOURCE, file.source(), "repeat", Boolean.toString(repeat))
                .increment();
        if (!repeat) {
            registry.counter("dealerflow.ingest.landing.bytes", SOURCE, file.source())
                    .increment((double) file.bytes());
        }
    }

    @Override
    public void accepted(String source, ParseOutcome.Parsed parsed) {
        registry.counter("dealerflow.ingest.files.accepted", SOURCE, source).increment();
        registry.counter("dealerflow.ingest.contracts.accepted", SOURCE, source)
                .increment(parsed.observation().contracts().size());
        parsed.dropped()
                .forEach((reason, count) -> registry.counter(
                                "dealerflow.ingest.contracts.dropped", SOURCE, source, REASON, reason.name())
                        .increment(count));
    }

    @Override
    public void refused(String source, ParseOutcome.Refused refused) {
        registry.counter(
                        "dealerflow.ingest.files.refused",
                        SOURCE,
                        source,
                        REASON,
                        refused.reason().name())
                .increment();
    }

    @Override
    public void published(String source, Duration latency) {
        registry.timer("dealerflow.ingest.publish.latency", SOURCE, source).record(latency);
    }
}
