package io.dealerflow.ingest.intake;

import io.dealerflow.ingest.source.cboe.ParseOutcome;
import java.time.Duration;

/** Counts what passes through {@link Intake}. */
public interface IntakeMeter {
    /**
     * A file is in landing.
     *
     * @param repeat whether the same bytes had been received before
     */
    void landed(LandedFile file, boolean repeat);

    void accepted(String source, ParseOutcome.Parsed parsed);

    void refused(String source, ParseOutcome.Refused refused);

    /**
     * The broker has an observation.
     *
     * @param latency from the arrival of the file to the broker's acknowledgement
     */
    void published(String source, Duration latency);
}
