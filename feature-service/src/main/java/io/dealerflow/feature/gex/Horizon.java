package io.dealerflow.feature.gex;

/**
 * How much of one underlying is kept.
 *
 * @param maxObservations events stored
 * @param maxBytes        of events stored
 * @param maxKnown        observations whose id is kept, so that a repeat is recognised after its event was deleted
 */
public record Horizon(int maxObservations, long maxBytes, int maxKnown) {
    public Horizon {
        if (maxObservations < 1 || maxBytes < 1 || maxKnown < maxObservations) {
            throw new IllegalArgumentException("needs maxObservations, maxBytes >= 1 and maxKnown >= maxObservations");
        }
    }
}
