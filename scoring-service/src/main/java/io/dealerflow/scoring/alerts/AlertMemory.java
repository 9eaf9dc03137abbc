package io.dealerflow.scoring.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of the rules of one asset between observations.
 *
 * @param rules state by rule; a rule without a state is armed and has never fired
 */
public record AlertMemory(Map<String, RuleState> rules) {
    public static final AlertMemory EMPTY = new AlertMemory(Map.of());

    public AlertMemory {
        rules = Map.copyOf(rules);
    }

    /**
     * @param armed      false from an alert until its condition is cleared
     * @param lastRaised event time of its last alert, null before the first
     */
    public record RuleState(boolean armed, @Nullable Instant lastRaised) {
        private static final RuleState FRESH = new RuleState(true, null);

        boolean mayFire(Instant asOf, Duration cooldown) {
            return armed && (lastRaised == null || !asOf.isBefore(lastRaised.plus(cooldown)));
        }
    }

    RuleState of(String rule) {
        return rules.getOrDefault(rule, RuleState.FRESH);
    }

    AlertMemory fired(String rule, Instant asOf, boolean staysArmed) {
        return with(rule, new RuleState(staysArmed, asOf));
    }

    AlertMemory rearmed(String rule) {
        RuleState state = of(rule);
        return state.armed() ? this : with(rule, new RuleState(true, state.lastRaised()));
    }

    private AlertMemory with(String rule, RuleState state) {
        Map<String, RuleState> next = new HashMap<>(rules);
        next.put(rule, state);
        return new AlertMemory(next);
    }
}
