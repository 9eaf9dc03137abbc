package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.Severity;
import java.util.Map;

/** What a rule says of an observation. */
public sealed interface Judgement {
    /** The condition clearly no longer holds: the rule re-arms. */
    record Cleared() implements Judgement {}

    /**
     * The condition holds.
     *
     * @param variant      conditions of one rule that are armed and cool down apart; empty where there is one only
     * @param staysArmed   whether the rule may fire again after its cooldown without re-arming
     * @param causeEventId event that shows it
     */
    record Triggered(
            String variant,
            boolean staysArmed,
            Severity severity,
            String message,
            Map<String, Object> values,
            String causeEventId)
            implements Judgement {}
}
