package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.AlertType;

/**
 * Whose alerts they are.
 *
 * @param rule     name under which the state of the rule is kept
 * @param idPrefix prefix of the ids of its alerts, lower-case letters
 */
public record Cause(String rule, AlertType type, String idPrefix) {
    /** Of a built-in rule, whose state is kept under its type. */
    public Cause(AlertType type, String idPrefix) {
        this(type.name(), type, idPrefix);
    }
}
