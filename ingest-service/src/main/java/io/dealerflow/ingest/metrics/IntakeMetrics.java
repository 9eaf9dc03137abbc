package io.dealerflow.ingest.metrics;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.IntakeMeter;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.QualityReport;
import io.dealerflow.ingest.intake.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** Meters of the intake. */
public final class IntakeMetrics implements IntakeMeter {
    private static final String SOURCE = "source";
    private static final String FORMAT = "format";
    private static final String REASON = "reason";
    private static final String KIND = "kind";
    private static final String TYPE = "type";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;

    public IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers gauges of uploads in progress and waiting. */
    public void watch(Intake intake) {
        registry.gauge("dealerflow.ingest.files.in.progress", intake, Intake::inProgress);
        registry.gauge("dealerflow.ingest.uploads.waiting", intake, Intake::waiting);
    }

    @Override
    public void took(Stage stage, Duration time) {
        registry.timer("dealerflow.ingest.stage", "stage", stage.name().toLowerCase(Locale.ROOT))
                .record(time);
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
    public void accepted(LandedFile file, String format, QualityReport quality) {
        file(file.source(), "accepted", format, "");
        registry.counter("dealerflow.ingest.records.accepted", SOURCE, file.source(), FORMAT, format)
                .increment(quality.accepted());
        quality.dropped()
                .forEach((reason, count) -> registry.counter(
                                "dealerflow.ingest.records.dropped",
                                SOURCE,
                                file.source(),
                                FORMAT,
                                format,
                                REASON,
                                reason)
                        .increment(count));
    }

    @Override
    public void refused(LandedFile file, String format, Reading.Refused refused) {
        file(file.source(), "refused", format, refused.reason());
    }

    @Override
    public void reported(FileQuality report) {
        String kind = Objects.requireNonNullElse(report.kind(), "");
        registry.counter(
                        "dealerflow.ingest.quality.reports",
                        SOURCE,
                        report.source(),
                        KIND,
                        kind,
                        OUTCOME,
                        report.outcome().name().toLowerCase(Locale.ROOT))
                .increment();
        report.rules().stream()
                .filter(rule -> !rule.passed())
                .forEach(rule -> registry.counter(
                                "dealerflow.ingest.rules.failed",
                                SOURCE,
                                report.source(),
                                KIND,
                                kind,
                                "rule",
                                rule.rule())
                        .increment());
    }

    @Override
    public void rejected(String source) {
        file(source, "rejected", "", "BUSY");
    }

    @Override
    public void published(Event event, Duration latency) {
        registry.counter("dealerflow.ingest.events.published", SOURCE, event.source(), TYPE, event.type())
                .increment();
        registry.timer("dealerflow.ingest.publish.latency", SOURCE, event.source(), TYPE, event.type())
                .record(latency);
    }

    private void file(String source, String outcome, String format, String reason) {
        registry.counter("dealerflow.ingest.files", SOURCE, source, OUTCOME, outcome, FORMAT, format, REASON, reason)
                .increment();
    }
}
