package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.scoring.alerts.AlertMemory.RuleState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Applies the judgements of one occasion one after the other: collects the events of alerts, and keeps the state of their rules. */
public final class Evaluation {
    private final Occasion occasion;
    private final Duration cooldown;
    private final List<Alert> alerts = new ArrayList<>();
    private AlertMemory memory;

    /** @param cooldown minimum event time between two alerts of one rule unless the later is more severe */
    public Evaluation(Occasion occasion, AlertMemory memory, Duration cooldown) {
        this.occasion = occasion;
        this.memory = memory;
        this.cooldown = cooldown;
    }

    /**
     * Of a triggered rule: escalates its open alert if that was less severe, or raises one if it may fire now; resolves open alerts of its other
     * variants. A cleared rule resolves its open alerts and re-arms.
     */
    public void apply(Cause cause, Judgement judgement) {
        apply(cause, judgement, cooldown);
    }

    /** As {@link #apply(Cause, Judgement)}, for a rule with a cooldown of its own. */
    void apply(Cause cause, Judgement judgement, Duration cooldown) {
        String rule = cause.rule();
        switch (judgement) {
            case Judgement.Cleared() -> {
                memory.keysOf(rule).forEach(this::resolve);
                memory = memory.withoutCool(rule, occasion.asOf(), cooldown);
            }
            case Judgement.Triggered triggered -> {
                String key = AlertMemory.key(rule, triggered.variant());
                memory.keysOf(rule).stream().filter(other -> !other.equals(key)).forEach(this::resolve);
                triggered(cause, key, triggered, cooldown);
            }
        }
    }

    private void triggered(Cause cause, String key, Judgement.Triggered triggered, Duration cooldown) {
        RuleState state = memory.of(key);
        Alert open = state.open();
        if (open == null || triggered.staysArmed()) {
            if (state.mayFire(occasion.asOf(), cooldown, triggered.severity())) {
                Alert raised = Alerts.raised(occasion, cause, key, triggered);
                alerts.add(raised);
                memory = memory.fired(key, raised, triggered.staysArmed() ? open : raised);
            }
        } else if (triggered.severity().compareTo(open.severity()) > 0) {
            Alert escalated = Alerts.escalated(occasion, open, key, triggered);
            alerts.add(escalated);
            memory = memory.fired(key, escalated, escalated);
        }
    }

    /** Resolves the open alerts of rules kept under {@code group} that are not among {@code kept}, and forgets their state. */
    void drop(String group, Predicate<String> kept) {
        for (String key : memory.keysOf(group)) {
            if (!kept.test(AlertMemory.variantOf(group, key))) {
                resolve(key);
                memory = memory.without(key);
            }
        }
    }

    private void resolve(String key) {
        Alert open = memory.of(key).open();
        if (open != null) {
            alerts.add(Alerts.resolved(occasion, open, key));
            memory = memory.resolved(key);
        }
    }

    public List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    public AlertMemory memory() {
        return memory;
    }
}
