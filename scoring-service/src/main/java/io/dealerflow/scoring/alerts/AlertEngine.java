package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import java.time.Duration;
import java.util.List;

/**
 * Evaluates rules on the newest observation of an asset. A rule raises an alert when its condition holds, it is armed and its cooldown
 * is over. The alert escalates when the condition becomes more severe, and is resolved when it is cleared, which re-arms the rule. A rule that is
 * armed during its cooldown fires afterwards if its condition still holds, and at once if it says more than the rule's last alert did.
 *
 * @param <O> what the rules evaluate
 */
public final class AlertEngine<O extends Observation> {
    private final List<AlertRule<O>> rules;
    private final Duration cooldown;

    /**
     * @param rules    in the order of the alerts of one observation
     * @param cooldown minimum event time between two alerts of one rule, {@code >= 0}
     */
    public AlertEngine(List<AlertRule<O>> rules, Duration cooldown) {
        if (cooldown.isNegative()) {
            throw new IllegalArgumentException("cooldown must not be negative, was " + cooldown);
        }
        this.rules = List.copyOf(rules);
        this.cooldown = cooldown;
    }

    /** @param memory replaces the one passed in */
    public record Decision(List<Alert> alerts, AlertMemory memory) {
        public Decision {
            alerts = List.copyOf(alerts);
        }
    }

    /** @param observation not older than any evaluated before */
    public Decision evaluate(O observation, AlertMemory memory, UserRules userRules) {
        var evaluation = new Evaluation(observation.occasion(), memory, cooldown);
        evaluation.drop(AlertType.USER_RULE.name(), userRules::isActive);
        for (AlertRule<O> rule : rules) {
            var cause = new Cause(rule.type(), rule.idPrefix());
            rule.judge(observation).ifPresent(judgement -> evaluation.apply(cause, judgement));
        }
        for (UserRules.Verdict verdict : userRules.judge(observation.subject())) {
            evaluation.apply(cause(verdict), verdict.judgement(), verdict.cooldown());
        }
        return new Decision(evaluation.alerts(), evaluation.memory());
    }

    private static Cause cause(UserRules.Verdict verdict) {
        String rule = AlertMemory.key(verdict.type().name(), verdict.ruleId());
        return new Cause(rule, verdict.type(), verdict.idPrefix());
    }
}
