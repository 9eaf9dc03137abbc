package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.AlertType;
import java.time.Duration;
import java.util.List;

/**
 * Rules that are data. They are evaluated after the built-in ones on the same observations: on the newest snapshot of an asset, and on its newest
 * score with the features it was computed of. State, cooldown and ids of their alerts are kept by the engine as those of any rule.
 */
@FunctionalInterface
public interface UserRules {
    /** No rules. */
    UserRules NONE = subject -> List.of();

    /** What the active rules say of {@code subject}, in the order of their alerts; a rule that has nothing to say is left out. */
    List<Verdict> judge(Subject subject);

    /** Whether the rule is still evaluated; alerts of one that is not are resolved. */
    default boolean isActive(String ruleId) {
        return true;
    }

    /**
     * What one rule says.
     *
     * @param ruleId   of the rule: its state is kept under it, and alerts of two rules on the same event differ by it
     * @param idPrefix prefix of the ids of its alerts, lower-case letters
     * @param cooldown minimum event time between two alerts of the rule unless the later is more severe
     */
    record Verdict(String ruleId, AlertType type, String idPrefix, Duration cooldown, Judgement judgement) {}
}
