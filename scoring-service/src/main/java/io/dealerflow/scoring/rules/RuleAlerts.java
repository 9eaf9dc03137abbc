package io.dealerflow.scoring.rules;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.rules.RuleMemory.Seen;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Message and details of the alerts of rules. */
final class RuleAlerts {
    private static final MathContext DIGITS = new MathContext(6);

    private RuleAlerts() {}

    static Judgement.Triggered triggered(ActiveRule active, String symbol, Event event, Seen now) {
        UserRule rule = active.rule();
        boolean staysArmed = !rule.comparison().canLast();
        return new Judgement.Triggered(
                "", staysArmed, rule.severity(), message(active, symbol, now), details(active, now), event.eventId());
    }

    private static String message(ActiveRule active, String symbol, Seen now) {
        UserRule rule = active.rule();
        String unit = active.field().unit().replace('_', ' ');
        String figure = "%s: %s is %s %s".formatted(symbol, rule.field(), number(now.value()), unit);
        String level = number(rule.level());
        String condition = switch (rule.comparison()) {
            case ABOVE -> "above " + level;
            case BELOW -> "below " + level;
            case CROSSES_ABOVE -> "crossed above " + level;
            case CROSSES_BELOW -> "crossed below " + level;
            case CHANGES_BY, UNKNOWN ->
                "changed from %s by %s %% (at least %s %%)"
                        .formatted(
                                number(now.before()),
                                number(ActiveRule.changePct(now).orElse(null)),
                                level);
        };
        String since = rule.hold().isZero() ? "" : " since " + now.since();
        return "%s, %s%s (rule %s).".formatted(figure, condition, since, rule.name());
    }

    private static Map<String, Object> details(ActiveRule active, Seen now) {
        UserRule rule = active.rule();
        Map<String, Object> details = new HashMap<>(Map.of(
                "rule_id", rule.ruleId(),
                "rule_revision", rule.revision(),
                "rule_name", rule.name(),
                "field", rule.field(),
                "unit", active.field().unit(),
                "comparison", rule.comparison().wireName(),
                "level", rule.level(),
                "value", now.value()));
        Double before = now.before();
        if (before != null) {
            details.put("previous_value", before);
        }
        Instant since = now.since();
        if (since != null) {
            details.put("since", since.toString());
        }
        return details;
    }

    /** Six significant digits, no trailing zeros, no exponent. */
    private static String number(@Nullable Double value) {
        if (value == null) {
            return "none";
        }
        BigDecimal rounded = new BigDecimal(value, DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
