package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of the rules of one asset between observations.
 *
 * @param rules state by key: the rule, with its variant where it has one; a key without a state has never fired
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
     * @param open       the last event of an alert whose condition has not been cleared: until then the rule is not armed; null when it is
     * @param lastRaised event time of its last event that was no resolution, null before the first
     * @param severity   of that event, null before the first
     */
    public record RuleState(
            @Nullable Alert open,
            @Nullable Instant lastRaised,
            @Nullable Severity severity) {
        private static final RuleState FRESH = new RuleState(null, null, null);

        /** Whether an armed rule may raise an alert of {@code severity}: it has cooled down, or says more than it did last. */
        boolean mayFire(Instant asOf, Duration cooldown, Severity severity) {
            return (this.severity != null && severity.compareTo(this.severity) > 0) || isCool(asOf, cooldown);
        }

        private boolean isCool(Instant asOf, Duration cooldown) {
            return lastRaised == null || !asOf.isBefore(lastRaised.plus(cooldown));
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

    /** After {@code event}, which leaves {@code open} open. */
    AlertMemory fired(String key, Alert event, @Nullable Alert open) {
        Map<String, RuleState> next = new HashMap<>(rules);
        next.put(key, new RuleState(open, event.asOf(), event.severity()));
        return new AlertMemory(next, gamma);
    }

    /** With that rule armed. */
    AlertMemory resolved(String key) {
        Map<String, RuleState> next = new HashMap<>(rules);
        next.computeIfPresent(key, (same, state) -> new RuleState(null, state.lastRaised(), state.severity()));
        return new AlertMemory(next, gamma);
    }

    /** Without those variants of {@code rule} that have cooled down: they are as if they had never fired. */
    AlertMemory withoutCool(String rule, Instant asOf, Duration cooldown) {
        Map<String, RuleState> next = new HashMap<>(rules);
        next.entrySet()
                .removeIf(
                        entry -> isOf(rule, entry.getKey()) && entry.getValue().isCool(asOf, cooldown));
        return new AlertMemory(next, gamma);
    }

    AlertMemory without(String key) {
        Map<String, RuleState> next = new HashMap<>(rules);
        next.remove(key);
        return new AlertMemory(next, gamma);
    }

    /** Keys of {@code rule}, of all its variants, ascending. */
    List<String> keysOf(String rule) {
        return rules.keySet().stream().filter(key -> isOf(rule, key)).sorted().toList();
    }

    /** Of a key of {@link #key}. */
    static String variantOf(String rule, String key) {
        return key.equals(rule) ? "" : key.substring(rule.length() + VARIANT.length());
    }

    private static boolean isOf(String rule, String key) {
        return key.equals(rule) || key.startsWith(rule + VARIANT);
    }
}
