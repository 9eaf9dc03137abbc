package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.AssetScore;
import java.util.Optional;

/** When alerts of one kind are raised, and what they say. Pure: what was raised before is the engine's business. */
public interface AlertRule {
    AlertKind kind();

    /**
     * What the rule says of an observation; empty leaves it as it is.
     *
     * @param score of the snapshot
     */
    Optional<Judgement> judge(GexSnapshot snapshot, AssetScore score);
}
