package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.AssetScore;
import java.time.Instant;
import java.util.Map;

/** The newest score of an asset. */
public record ScoreObservation(AssetScore score) implements Observation {
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
        return new Subject(symbol(), Map.of("score", score));
    }
}
