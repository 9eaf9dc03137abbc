package io.dealerflow.feature.gex;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.rates.TreasuryCurve;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the snapshot of a book; a function of the chains, independent of their order. */
@FunctionalInterface
public interface SnapshotEngine {
    /**
     * @param asOf   of the book
     * @param chains of the book, never empty
     * @param curve  of rates at that instant; null for the rate of the convention
     */
    GexSnapshot snapshot(Instant asOf, List<OptionChain> chains, @Nullable TreasuryCurve curve);

    /** The engine under a convention. */
    static SnapshotEngine of(Convention convention) {
        return (asOf, chains, curve) -> {
            ChainBook book = ChainBook.at(asOf, chains)
                    .orElseThrow(() -> new IllegalArgumentException("no observation at or before " + asOf));
            return curve == null
                    ? GexSnapshots.of(book, convention)
                    : GexSnapshots.of(
                            book, convention.toBuilder().rates(curve.rates()).build(), curve.named());
        };
    }
}
