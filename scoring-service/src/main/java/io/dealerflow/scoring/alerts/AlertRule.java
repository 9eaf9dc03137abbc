package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.AssetScore;
import java.util.Optional;

/** Condition and message of alerts of one kind. Pure: the engine keeps the state. */
public interface AlertRule {
    AlertKind kind();

    /**
     * Evaluates an observation; empty leaves the rule's state unchanged.
     *
     * @param score of the snapshot
     */
    Optional<Judgement> judge(GexSnapshot snapshot, AssetScore score);
}
