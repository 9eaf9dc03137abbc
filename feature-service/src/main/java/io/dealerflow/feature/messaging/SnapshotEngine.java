package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import java.time.Instant;
import java.util.List;

/** Computes the snapshot of a book; a function of the chains, whatever the order in which they came. */
@FunctionalInterface
interface SnapshotEngine {
    /**
     * @param asOf   of the book
     * @param chains what the book rests on, oldest first, never empty
     */
    GexSnapshot snapshot(Instant asOf, List<OptionChain> chains);
}
