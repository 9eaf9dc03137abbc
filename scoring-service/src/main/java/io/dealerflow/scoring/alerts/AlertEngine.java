package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates the rules on the newest observation of an asset. A rule fires when its condition holds, it is armed and its cooldown
 * is over; it re-arms when the condition is cleared. A rule that is armed during its cooldown fires afterwards if
 * its condition still holds. On a book without exposure, such as one before open interest is published, no rule fires or
 * re-arms.
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
        AlertMemory next = memory;
        for (AlertRule rule : rules) {
            Optional<Judgement> judgement = rule.judge(snapshot, score);
            if (judgement.isPresent()) {
                next = apply(rule, judgement.get(), snapshot, next, alerts);
            }
        }
        return new Decision(alerts, next);
    }

    private AlertMemory apply(
            AlertRule rule, Judgement judgement, GexSnapshot snapshot, AlertMemory memory, List<Alert> alerts) {
        String kind = rule.kind().name();
        return switch (judgement) {
            case Judgement.Cleared() -> memory.rearmed(kind);
            case Judgement.Triggered triggered -> {
                String key = triggered.variant().isEmpty() ? kind : kind + ":" + triggered.variant();
                if (!memory.of(key).mayFire(snapshot.asOf(), cooldown)) {
                    yield memory;
                }
                alerts.add(Alerts.of(rule.kind(), key, triggered, snapshot));
                yield memory.fired(key, snapshot.asOf(), triggered.staysArmed());
            }
        };
    }
}
