package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.Alert;
import java.time.Duration;
import java.util.List;

/**
 * Evaluates rules on the newest observation of an asset. A rule fires when its condition holds, it is armed and its cooldown
 * is over; it re-arms when the condition is cleared. A rule that is armed during its cooldown fires afterwards if
 * its condition still holds. An alert that is more severe than the rule's last one is raised at once.
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
        var evaluation = new Evaluation(memory, cooldown);
        for (AlertRule<O> rule : rules) {
            rule.judge(observation).ifPresent(judgement -> evaluation.apply(cause(rule, observation), judgement));
        }
        for (UserRules.Verdict verdict : userRules.judge(observation.subject())) {
            evaluation.apply(cause(verdict, observation), verdict.judgement(), verdict.cooldown());
        }
        return new Decision(evaluation.alerts(), evaluation.memory());
    }

    private static Cause cause(AlertRule<?> rule, Observation seen) {
        return new Cause(rule.type(), rule.idPrefix(), seen.symbol(), seen.asOf(), seen.ingestTs());
    }

    private static Cause cause(UserRules.Verdict verdict, Observation seen) {
        String rule = AlertMemory.key(verdict.type().name(), verdict.ruleId());
        return new Cause(rule, verdict.type(), verdict.idPrefix(), seen.symbol(), seen.asOf(), seen.ingestTs());
    }
}
