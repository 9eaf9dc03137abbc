package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.Severity;
import java.util.Map;

/** A rule's evaluation of an observation. */
public sealed interface Judgement {
    /** The condition is beyond the re-arm threshold: open alerts of the rule are resolved, and it re-arms. */
    record Cleared() implements Judgement {}

    /**
     * The condition holds.
     *
     * @param variant      distinguishes conditions of one rule with separate state and cooldown, of which one holds at a time; empty where there is one
     * @param staysArmed   whether it is a change and no condition that lasts: its alert is never resolved, and the rule may fire again after its
     *                     cooldown
     * @param details      as in {@link io.dealerflow.contracts.scores.Alert#details()}
     * @param causeEventId event in which it holds
     */
    record Triggered(
            String variant,
            boolean staysArmed,
            Severity severity,
            String message,
            Map<String, Object> details,
            String causeEventId)
            implements Judgement {}
}
