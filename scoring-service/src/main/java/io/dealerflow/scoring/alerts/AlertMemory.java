package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State of the rules of one asset between observations.
 *
 * @param rules state by key: the rule, with its variant where it has one; a key without a state is armed and has never fired
 * @param gamma positive or negative, at the newest observation with spot clear of the flip; null before the first
 */
public record AlertMemory(
        Map<String, RuleState> rules, @Nullable GammaRegime gamma) {
    public static final AlertMemory EMPTY = new AlertMemory(Map.of(), null);
    private static final String VARIANT = ":";

    public AlertMemory {
        rules = Map.copyOf(rules);
    }

    /**
     * @param armed      false from an alert until its condition is cleared
     * @param lastRaised event time of its last alert, null before the first
     * @param severity   of its last alert, null before the first
     */
    public record RuleState(
            boolean armed,
            @Nullable Instant lastRaised,
            @Nullable Severity severity) {
        private static final RuleState FRESH = new RuleState(true, null, null);

        /** Whether an alert of {@code severity} may be raised: it is due again, or says more than the last one did. */
        boolean mayFire(Instant asOf, Duration cooldown, Severity severity) {
            if (this.severity != null && severity.compareTo(this.severity) > 0) {
                return true;
            }
            return armed && isCool(asOf, cooldown);
        }

        private boolean isCool(Instant asOf, Duration cooldown) {
            return lastRaised == null || !asOf.isBefore(lastRaised.plus(cooldown));
        }

        private RuleState rearmed() {
            return new RuleState(true, lastRaised, severity);
        }
    }

    AlertMemory withGamma(GammaRegime now) {
        return now == gamma ? this : new AlertMemory(rules, now);
    }

    static String key(String rule, String variant) {
        return variant.isEmpty() ? rule : rule + VARIANT + variant;
    }

    RuleState of(String key) {
        return rules.getOrDefault(key, RuleState.FRESH);
    }

    AlertMemory fired(String key, Instant asOf, Severity severity, boolean staysArmed) {
        Map<String, RuleState> next = new HashMap<>(rules);
        next.put(key, new RuleState(staysArmed, asOf, severity));
        return new AlertMemory(next, gamma);
    }

    /** With every variant of {@code rule} armed, and without those that have cooled down: they are as if they had never fired. */
    AlertMemory rearmed(String rule, Instant asOf, Duration cooldown) {
        Map<String, RuleState> next = new HashMap<>(rules);
        next.replaceAll((key, state) -> isOf(rule, key) ? state.rearmed() : state);
        next.entrySet()
                .removeIf(
                        entry -> isOf(rule, entry.getKey()) && entry.getValue().isCool(asOf, cooldown));
        return new AlertMemory(next, gamma);
    }

    /** Without the states of those rules of {@code type} that are not among {@code rules}. */
    public AlertMemory keeping(AlertType type, Set<String> rules) {
        String prefix = type.name() + VARIANT;
        Map<String, RuleState> next = new HashMap<>(this.rules);
        next.keySet().removeIf(key -> key.startsWith(prefix) && !rules.contains(key.substring(prefix.length())));
        return next.size() == this.rules.size() ? this : new AlertMemory(next, gamma);
    }

    private static boolean isOf(String rule, String key) {
        return key.equals(rule) || key.startsWith(rule + VARIANT);
    }
}
