package io.dealerflow.scoring;

import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.ScaleMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores for tests of what is raised on them. */
public final class Scores {
    private Scores() {}

    /** A score at whose regime nothing changes. */
    public static AssetScore none() {
        return of(null, null);
    }

    public static AssetScore of(@Nullable Regime previous, @Nullable Regime regime) {
        return at(Snapshots.START, previous, regime);
    }

    public static AssetScore at(Instant asOf, @Nullable Regime previous, @Nullable Regime regime) {
        return new AssetScore(
                "score-1",
                "scoring-service",
                asOf,
                Snapshots.START,
                AssetScore.VERSION,
                "X",
                50.0,
                regime,
                previous,
                PressureDirection.DOWN,
                "rule",
                List.of(
                        new AssetScore.Component(
                                "vol", 0.42, 1, ScaleMethod.FIXED_RANGE, null, Map.of(), Snapshots.START),
                        new AssetScore.Component("credit", null, 0, null, "NO_SOURCE", Map.of(), null)),
                "snapshot-1");
    }
}
