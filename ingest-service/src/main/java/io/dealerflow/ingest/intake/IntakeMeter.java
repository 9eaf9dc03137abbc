package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.FileQuality;
import java.time.Duration;

/** Meters of {@link Intake}; implemented in an adapter, because features use no metrics library. */
public interface IntakeMeter {
    /**
     * A file is in landing.
     *
     * @param repeat whether the same bytes had been received before
     */
    void landed(LandedFile file, boolean repeat);

    /** The events of a file are published, at least one of them for the first time. */
    void accepted(LandedFile file, String format, QualityReport quality);

    void refused(LandedFile file, String format, Reading.Refused refused);

    /** The broker acknowledged the report on the quality of a file. */
    void reported(FileQuality report);

    /** An upload was rejected because too many wait already. */
    void rejected(String source);

    /**
     * The broker acknowledged an event.
     *
     * @param latency from the arrival of the file to the broker's acknowledgement
     */
    void published(Event event, Duration latency);
}
