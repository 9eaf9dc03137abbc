package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.scoring.instability.InstabilityEngine.Outcome;
import io.dealerflow.scoring.pressure.Pressure;
import java.time.Instant;

/** Score events. Their id is a function of what they say: the same score of the same snapshot has the same id. */
final class ScoreEvents {
    private static final String SOURCE = "scoring-service";
    private static final String NO_ID = "-";

    private ScoreEvents() {}

    static AssetScore of(GexSnapshot snapshot, Outcome outcome, Pressure pressure) {
        byte[] content = EventCodec.write(score(snapshot, outcome, pressure, NO_ID, Instant.EPOCH));
        String id = EventIds.of(SOURCE, snapshot.symbol(), snapshot.asOf(), EventIds.sha256(content));
        return score(snapshot, outcome, pressure, id, snapshot.ingestTs());
    }

    private static AssetScore score(
            GexSnapshot snapshot, Outcome outcome, Pressure pressure, String id, Instant ingestTs) {
        return new AssetScore(
                id,
                SOURCE,
                snapshot.asOf(),
                ingestTs,
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
}
