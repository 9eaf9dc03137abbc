package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest snapshot of an asset.
 *
 * @param gammaBefore positive or negative: dealers' gamma at the last observation before this one with spot clear of the flip;
 *                    null when there was none
 */
public record SnapshotObservation(
        GexSnapshot snapshot, @Nullable GammaRegime gammaBefore) implements Observation {
    /** Positive or negative; empty when spot is near the flip or nothing is exposed. */
    public Optional<GammaRegime> gammaNow() {
        return switch (snapshot.gammaRegime()) {
            case POSITIVE_GAMMA, NEGATIVE_GAMMA -> Optional.of(snapshot.gammaRegime());
            case NEAR_FLIP, NEUTRAL -> Optional.empty();
        };
    }

    @Override
    public String symbol() {
        return snapshot.symbol();
    }

    @Override
    public Instant asOf() {
        return snapshot.asOf();
    }

    @Override
    public Instant ingestTs() {
        return snapshot.ingestTs();
    }

    @Override
    public Subject subject() {
        return new Subject(symbol(), Map.of("snapshot", snapshot));
    }
}
