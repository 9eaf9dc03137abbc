package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.scoring.history.History;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest snapshot of an asset.
 *
 * @param gammaBefore positive or negative: dealers' gamma at the last observation before this one with spot clear of the flip;
 *                    null when there was none
 * @param history     earlier snapshots of the asset
 */
public record SnapshotObservation(
        GexSnapshot snapshot, @Nullable GammaRegime gammaBefore, History<PastSnapshot> history) implements Observation {
    private static final int LOOK_BACK_DAYS = 400;

    /** Positive or negative; empty when spot is near the flip or nothing is exposed. */
    public Optional<GammaRegime> gammaNow() {
        return switch (snapshot.gammaRegime()) {
            case POSITIVE_GAMMA, NEGATIVE_GAMMA -> Optional.of(snapshot.gammaRegime());
            case NEAR_FLIP, NEUTRAL -> Optional.empty();
        };
    }

    /** The snapshots of {@value #LOOK_BACK_DAYS} days before this one, the newest first. */
    public Collection<PastSnapshot> before() {
        return history.newestFirst(snapshot.asOf().minus(Duration.ofDays(LOOK_BACK_DAYS)), snapshot.asOf());
    }

    @Override
    public Occasion occasion() {
        return new Occasion(snapshot.symbol(), snapshot.asOf(), snapshot.ingestTs(), snapshot.eventId());
    }

    @Override
    public Subject subject() {
        return new Subject(snapshot.symbol(), Map.of("snapshot", snapshot));
    }
}
