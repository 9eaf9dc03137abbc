package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.FileQuality;
import java.time.Duration;

/** Meters of {@link Intake}; implemented in an adapter, because features use no metrics library. */
public interface IntakeMeter {
    /** What is done with a file, in this order. */
    enum Stage {
        /** Its bytes are received and kept. */
        LANDING,
        /** It is read and validated; of a format that makes events when they are asked for, without that. */
        READING,
        /** A part of it is in the manifest. */
        RECORDING,
        /** The events of a part are acknowledged, and marked in the manifest. */
        PUBLICATION
    }

    /** A stage of a file, or of a part of it, is done, or has failed. */
    void took(Stage stage, Duration time);

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
