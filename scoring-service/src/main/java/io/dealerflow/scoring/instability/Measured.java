package io.dealerflow.scoring.instability;

import java.time.Instant;

/**
 * The value of a measure.
 *
 * @param value finite
 * @param asOf  when the newest of its inputs became known
 */
public record Measured(MeasureKind measure, double value, Instant asOf) {
    public Measured {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a measure must be finite, was " + value);
        }
    }
}
