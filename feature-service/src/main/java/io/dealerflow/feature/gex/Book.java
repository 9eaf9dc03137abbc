package io.dealerflow.feature.gex;

import java.time.Instant;
import java.util.List;

/**
 * A book to compute.
 *
 * @param parts the observations that hold the newest word on some series, oldest first
 */
public record Book(Instant asOf, List<Observation> parts) {
    public Book {
        parts = List.copyOf(parts);
    }

    boolean restsOn(Observation observation) {
        return parts.contains(observation);
    }

    /** Whether every event that it rests on is still held. */
    public boolean isComplete() {
        return parts.stream().allMatch(Observation::held);
    }
}
