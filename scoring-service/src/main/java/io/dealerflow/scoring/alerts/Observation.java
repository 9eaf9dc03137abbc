package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What rules evaluate.
 *
 * @param score       of the snapshot
 * @param gammaBefore positive or negative: dealers' gamma at the last observation before this one with spot clear of the flip;
 *                    null when there was none
 */
public record Observation(
        GexSnapshot snapshot, AssetScore score, @Nullable GammaRegime gammaBefore) {
    /** Positive or negative; empty when spot is near the flip or nothing is exposed. */
    public Optional<GammaRegime> gammaNow() {
        return switch (snapshot.gammaRegime()) {
            case POSITIVE_GAMMA, NEGATIVE_GAMMA -> Optional.of(snapshot.gammaRegime());
            case NEAR_FLIP, NEUTRAL -> Optional.empty();
        };
    }
}
