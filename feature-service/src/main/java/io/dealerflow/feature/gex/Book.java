package io.dealerflow.feature.gex;

import java.time.Instant;
import java.util.List;

/**
 * A book to compute.
 *
 * @param parts the observations that are the newest of some series, oldest first
 */
public record Book(Instant asOf, List<Observation> parts) {
    public Book {
        parts = List.copyOf(parts);
    }

    boolean restsOn(Observation observation) {
        return parts.contains(observation);
    }

    /** Whether every event of the book is still stored. */
    public boolean isComplete() {
        return parts.stream().allMatch(Observation::held);
    }
}
