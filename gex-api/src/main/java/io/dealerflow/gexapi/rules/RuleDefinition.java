package io.dealerflow.gexapi.rules;

import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.contracts.scores.Severity;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user says of a rule; the components are those of {@link UserRule}. */
public record RuleDefinition(
        String name,
        String field,
        Comparison comparison,
        double level,
        Duration hold,
        List<String> symbols,
        Severity severity,
        @Nullable Double rearmLevel,
        Duration cooldown,
        boolean enabled) {
    /** That of scoring-service's own rules. */
    public static final Duration DEFAULT_COOLDOWN = Duration.ofMinutes(30);

    private static final double REARM_SHARE = 0.01;

    public RuleDefinition {
        symbols = List.copyOf(symbols);
    }

    static RuleDefinition of(UserRule rule) {
        return new RuleDefinition(
                rule.name(),
                rule.field(),
                rule.comparison(),
                rule.level(),
                rule.hold(),
                rule.symbols(),
                rule.severity(),
                rule.rearmLevel(),
                rule.cooldown(),
                rule.enabled());
    }

    RuleDefinition withEnabled(boolean enabled) {
        return new RuleDefinition(
                name, field, comparison, level, hold, symbols, severity, rearmLevel, cooldown, enabled);
    }

    /** 1 % of the level's size away from the condition; null for a comparison of changes. */
    public static @Nullable Double defaultRearmLevel(Comparison comparison, double level) {
        double away = REARM_SHARE * Math.abs(level);
        return switch (comparison) {
            case ABOVE, CROSSES_ABOVE -> level - away;
            case BELOW, CROSSES_BELOW -> level + away;
            case CHANGES_BY, UNKNOWN -> null;
        };
    }
}
