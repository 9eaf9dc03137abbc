package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.instability.PastObservation;
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
    public Occasion occasion() {
        return new Occasion(score.symbol(), score.asOf(), score.ingestTs(), score.eventId());
    }

    @Override
    public Subject subject() {
        return new Subject(score.symbol(), Map.of("features", features, "score", score));
    }
}
