package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<Alert> alerts = new ArrayList<>();
        var observation = new Observation(snapshot, score, memory.gamma());
        AlertMemory next = observation.gammaNow().map(memory::withGamma).orElse(memory);
        for (AlertRule rule : rules) {
            Optional<Judgement> judgement = rule.judge(observation);
            if (judgement.isPresent()) {
                next = apply(rule, judgement.get(), snapshot, next, alerts);
            }
        }
        return new Decision(alerts, next);
    }

    private AlertMemory apply(
            AlertRule rule, Judgement judgement, GexSnapshot snapshot, AlertMemory memory, List<Alert> alerts) {
        String name = rule.type().name();
        return switch (judgement) {
            case Judgement.Cleared() -> memory.rearmed(name, snapshot.asOf(), cooldown);
            case Judgement.Triggered triggered -> {
                String key = AlertMemory.key(name, triggered.variant());
                Severity severity = triggered.severity();
                if (!memory.of(key).mayFire(snapshot.asOf(), cooldown, severity)) {
                    yield memory;
                }
                alerts.add(Alerts.of(rule, key, triggered, snapshot));
                yield memory.fired(key, snapshot.asOf(), severity, triggered.staysArmed());
            }
        };
    }
}
