package io.dealerflow.feature.gex;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import java.time.Instant;
import java.util.List;

/** Computes the snapshot of a book; a function of the chains, independent of their order. */
@FunctionalInterface
public interface SnapshotEngine {
    /**
     * @param asOf   of the book
     * @param chains of the book, never empty
     */
    GexSnapshot snapshot(Instant asOf, List<OptionChain> chains);

    /** The engine under a convention. */
    static SnapshotEngine of(Convention convention) {
        return (asOf, chains) -> {
            ChainBook book = ChainBook.at(asOf, chains)
                    .orElseThrow(() -> new IllegalArgumentException("no observation at or before " + asOf));
            return GexSnapshots.of(book, convention);
        };
    }
}
