package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates the rules on the newest observation of an asset. A rule fires when its condition holds, it is armed and its cooldown
 * has passed; it re-arms when the condition has clearly passed. A rule that is armed while it cools down fires afterwards if its
 * condition still holds. A change of regime has its hysteresis in the index, and cools down per regime entered. A book without
 * exposure, such as one before open interest is published, says nothing: no rule fires or re-arms on it.
 */
public final class AlertEngine {
    private final AlertRules rules;

    public AlertEngine(AlertRules rules) {
        this.rules = rules;
    }

    /** @param memory what to remember instead of what was passed in */
    public record Decision(List<Alert> alerts, AlertMemory memory) {
        public Decision {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * @param snapshot not older than any that the memory rests on
     * @param score    of that snapshot
     */
    public Decision evaluate(GexSnapshot snapshot, AssetScore score, AlertMemory memory) {
        if (snapshot.grossGex() <= 0) {
            return new Decision(List.of(), memory);
        }
        Decision proximity = apply(FlipProximity.judge(snapshot, rules), snapshot, memory);
        Decision concentration = apply(GammaConcentration.judge(snapshot, rules), snapshot, proximity.memory());
        Decision regime = apply(RegimeChange.judge(snapshot, score), snapshot, concentration.memory());
        List<Alert> alerts = new ArrayList<>(proximity.alerts());
        alerts.addAll(concentration.alerts());
        alerts.addAll(regime.alerts());
        return new Decision(alerts, regime.memory());
    }

    private Decision apply(Optional<Judgement> judgement, GexSnapshot snapshot, AlertMemory memory) {
        if (judgement.isEmpty()) {
            return new Decision(List.of(), memory);
        }
        return switch (judgement.get()) {
            case Judgement.Passed passed -> new Decision(List.of(), memory.rearmed(passed.rule()));
            case Judgement.Holds holds
            when memory.of(holds.rule()).mayFire(snapshot.asOf(), rules.cooldown()) ->
                new Decision(
                        List.of(Alerts.of(holds, snapshot)),
                        memory.fired(holds.rule(), snapshot.asOf(), holds.staysArmed()));
            case Judgement.Holds _ -> new Decision(List.of(), memory);
        };
    }
}
