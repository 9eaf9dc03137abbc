package io.dealerflow.scoring.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.scoring.instability.InstabilityEngine.Outcome;
import io.dealerflow.scoring.pressure.Pressure;

/** Score events. Their id is a function of their content: the same score of the same snapshot has the same id. */
final class ScoreEvents {
    private static final String SOURCE = "scoring-service";

    private ScoreEvents() {}

    static AssetScore of(GexSnapshot snapshot, Outcome outcome, Pressure pressure) {
        return new AssetScore(
                EventIds.of(SOURCE, snapshot.symbol(), snapshot.asOf(), contentHash(snapshot, outcome)),
                SOURCE,
                snapshot.asOf(),
                snapshot.ingestTs(),
                AssetScore.VERSION,
                snapshot.symbol(),
                outcome.index(),
                outcome.regime(),
                outcome.previousRegime(),
                pressure.direction(),
                pressure.rule(),
                outcome.components(),
                snapshot.eventId());
    }

    /** The score of a snapshot; the pressure depends on the snapshot alone. */
    private static String contentHash(GexSnapshot snapshot, Outcome outcome) {
        String content = String.join(
                "\n",
                snapshot.eventId(),
                String.valueOf(outcome.index()),
                String.valueOf(outcome.regime()),
                String.valueOf(outcome.previousRegime()),
                outcome.components().toString());
        return EventIds.sha256(content.getBytes(UTF_8));
    }
}
