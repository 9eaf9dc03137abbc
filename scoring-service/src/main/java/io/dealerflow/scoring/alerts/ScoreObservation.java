package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.instability.PastObservation;
import java.time.Instant;
import java.util.Map;

/**
 * The newest score of an asset.
 *
 * @param features which it was computed of
 * @param history  earlier ones
 */
public record ScoreObservation(AssetFeatures features, AssetScore score, History<PastObservation> history)
        implements Observation {
    @Override
    public String symbol() {
        return score.symbol();
    }

    @Override
    public Instant asOf() {
        return score.asOf();
    }

    @Override
    public Instant ingestTs() {
        return score.ingestTs();
    }

    @Override
    public Subject subject() {
        return new Subject(symbol(), Map.of("features", features, "score", score));
    }
}
