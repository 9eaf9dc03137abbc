package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.AlertType;
import java.util.Optional;

/**
 * Condition and message of alerts of one type. Pure: the engine keeps the state.
 *
 * @param <O> what it evaluates
 */
public interface AlertRule<O extends Observation> {
    AlertType type();

    /** Prefix of the ids of its alerts, lower-case letters. */
    String idPrefix();

    /** Evaluates an observation; empty leaves the rule's state unchanged. */
    Optional<Judgement> judge(O observation);
}
