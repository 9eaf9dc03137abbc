package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.FileQuality;
import java.time.Duration;

/** Measures nothing. */
public final class NoMeter implements IntakeMeter {
    @Override
    public void took(Stage stage, Duration time) {}

    @Override
    public void landed(LandedFile file, boolean repeat) {}

    @Override
    public void accepted(LandedFile file, String format, QualityReport quality) {}

    @Override
    public void refused(LandedFile file, String format, Reading.Refused refused) {}

    @Override
    public void reported(FileQuality report) {}

    @Override
    public void rejected(String source) {}

    @Override
    public void published(Event event, Duration latency) {}
}
