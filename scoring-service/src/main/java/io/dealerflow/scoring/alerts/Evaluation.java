package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Applies judgements one after the other: raises the alerts that are due, and keeps the state of their rules. */
public final class Evaluation {
    private final Duration cooldown;
    private final List<Alert> alerts = new ArrayList<>();
    private AlertMemory memory;

    /** @param cooldown minimum event time between two alerts of one rule unless the later is more severe */
    public Evaluation(AlertMemory memory, Duration cooldown) {
        this.memory = memory;
        this.cooldown = cooldown;
    }

    /** Raises the alert of a triggered rule if it may fire now; a cleared rule re-arms. */
    public void apply(Cause cause, Judgement judgement) {
        apply(cause, judgement, cooldown);
    }

    /** As {@link #apply(Cause, Judgement)}, for a rule with a cooldown of its own. */
    void apply(Cause cause, Judgement judgement, Duration cooldown) {
        switch (judgement) {
            case Judgement.Cleared() -> memory = memory.rearmed(cause.rule(), cause.asOf(), cooldown);
            case Judgement.Triggered triggered -> {
                String key = AlertMemory.key(cause.rule(), triggered.variant());
                Severity severity = triggered.severity();
                if (memory.of(key).mayFire(cause.asOf(), cooldown, severity)) {
                    alerts.add(Alerts.of(cause, key, triggered));
                    memory = memory.fired(key, cause.asOf(), severity, triggered.staysArmed());
                }
            }
        }
    }

    public List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    public AlertMemory memory() {
        return memory;
    }
}
