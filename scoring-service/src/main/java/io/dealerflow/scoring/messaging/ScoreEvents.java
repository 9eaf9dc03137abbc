package io.dealerflow.scoring.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.scoring.instability.InstabilityEngine.Outcome;
import io.dealerflow.scoring.pressure.Pressure;

/** Score events. Their id is a function of their content: the same score of the same features has the same id. */
final class ScoreEvents {
    private static final String SOURCE = "scoring-service";

    private ScoreEvents() {}

    static AssetScore of(AssetFeatures features, Outcome outcome, Pressure pressure) {
        return new AssetScore(
                EventIds.of(SOURCE, features.asset(), features.asOf(), contentHash(features, outcome, pressure)),
                SOURCE,
                features.asOf(),
                features.ingestTs(),
                AssetScore.VERSION,
                features.asset(),
                features.assetClass(),
                outcome.index(),
                outcome.regime(),
                outcome.previousRegime(),
                pressure.direction(),
                pressure.rule(),
                outcome.components(),
                features.eventId());
    }

    private static String contentHash(AssetFeatures features, Outcome outcome, Pressure pressure) {
        String content = String.join(
                "\n",
                features.eventId(),
                String.valueOf(outcome.index()),
                String.valueOf(outcome.regime()),
                String.valueOf(outcome.previousRegime()),
                outcome.components().toString(),
                pressure.toString());
        return EventIds.sha256(content.getBytes(UTF_8));
    }
}
