package io.dealerflow.ingest.pull;

import java.time.Duration;

/** Meters of {@link Puller}; implemented in an adapter. */
public interface PullMeter {
    /** One attempt has ended. */
    void attempted(String name, PullOutcome outcome, Duration took);
}
