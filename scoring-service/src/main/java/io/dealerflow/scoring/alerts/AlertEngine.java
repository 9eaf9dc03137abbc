package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import java.time.Duration;
import java.util.List;

/**
 * Evaluates the rules on the newest observation of an asset. A rule fires when its condition holds, it is armed and its cooldown
 * is over; it re-arms when the condition is cleared. A rule that is armed during its cooldown fires afterwards if
 * its condition still holds. An alert that is more severe than the rule's last one is raised at once. On a book without exposure,
 * such as one before open interest is published, no rule fires or re-arms.
 */
public final class AlertEngine {
    private final List<AlertRule> rules;
    private final Duration cooldown;

    /**
     * @param rules    in the order of the alerts of one observation
     * @param cooldown minimum event time between two alerts of one rule, {@code >= 0}
     */
    public AlertEngine(List<AlertRule> rules, Duration cooldown) {
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

    /**
     * @param snapshot not older than any evaluated before
     * @param score    of that snapshot
     */
    public Decision evaluate(GexSnapshot snapshot, AssetScore score, AlertMemory memory) {
        if (snapshot.grossGex() <= 0) {
            return new Decision(List.of(), memory);
        }
        var observation = new Observation(snapshot, score, memory.gamma());
        var evaluation =
                new Evaluation(observation.gammaNow().map(memory::withGamma).orElse(memory), cooldown);
        for (AlertRule rule : rules) {
            rule.judge(observation).ifPresent(judgement -> evaluation.apply(cause(rule, snapshot), judgement));
        }
        return new Decision(evaluation.alerts(), evaluation.memory());
    }

    private static Cause cause(AlertRule rule, GexSnapshot snapshot) {
        return new Cause(rule.type(), rule.idPrefix(), snapshot.symbol(), snapshot.asOf(), snapshot.ingestTs());
    }
}
