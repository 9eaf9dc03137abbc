package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.Severity;
import java.util.Map;

/** What a rule says of an observation; no judgement leaves the rule as it is. */
sealed interface Judgement {
    /** Key of the rule in {@link AlertMemory}. */
    String rule();

    /** The condition has clearly passed. */
    record Passed(String rule) implements Judgement {}

    /**
     * The condition holds.
     *
     * @param staysArmed  whether the rule may fire again after its cooldown without re-arming
     * @param causeEventId event that shows it
     */
    record Holds(
            String rule,
            boolean staysArmed,
            AlertKind kind,
            Severity severity,
            String message,
            Map<String, Object> values,
            String causeEventId)
            implements Judgement {}
}
