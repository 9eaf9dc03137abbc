package io.dealerflow.scoring;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.ScaleMethod;
import io.dealerflow.scoring.alerts.ScoreObservation;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.instability.PastObservation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores for tests of what is raised on them. */
public final class Scores {
    private static final List<AssetScore.Component> COMPONENTS = List.of(
            new AssetScore.Component(
                    "vol", 0.42, 1, ScaleMethod.FIXED_RANGE, null, Map.of(), Snapshots.START, "atm_vol_30d", List.of()),
            new AssetScore.Component("credit", null, 0, null, "NO_SOURCE", Map.of(), null, null, List.of()));
    /** What indices of these scores are made of. */
    public static final String BASIS = PastObservation.basis(COMPONENTS);

    private Scores() {}

    public static ScoreObservation of(@Nullable Regime previous, @Nullable Regime regime) {
        return at(Snapshots.START, previous, regime);
    }

    public static ScoreObservation at(Instant asOf, @Nullable Regime previous, @Nullable Regime regime) {
        return observed(score(asOf, 50.0, previous, regime), new History<PastObservation>(List.of()));
    }

    /** An index in the regime that is given, after those of {@code history}. */
    public static ScoreObservation of(Instant asOf, @Nullable Double index, History<PastObservation> history) {
        return observed(score(asOf, index, Regime.FRAGILE, Regime.FRAGILE), history);
    }

    public static PastObservation past(Instant asOf, String basis, @Nullable Double index) {
        return new PastObservation(asOf, List.of("past"), Map.of(), basis, index, Regime.FRAGILE);
    }

    private static ScoreObservation observed(AssetScore score, History<PastObservation> history) {
        return new ScoreObservation(Features.of("X").at(score.asOf()).build(), score, history);
    }

    private static AssetScore score(
            Instant asOf, @Nullable Double index, @Nullable Regime previous, @Nullable Regime regime) {
        return new AssetScore(
                "score-1",
                "scoring-service",
                asOf,
                Snapshots.START,
                AssetScore.VERSION,
                "X",
                AssetClass.EQUITY,
                index,
                regime,
                previous,
                PressureDirection.DOWN,
                "rule",
                COMPONENTS,
                "features-1");
    }
}
