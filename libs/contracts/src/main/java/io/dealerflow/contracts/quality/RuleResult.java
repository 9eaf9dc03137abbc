package io.dealerflow.contracts.quality;

import static io.dealerflow.contracts.event.Checks.finite;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.scores.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found in the events of a file.
 *
 * @param rule     name of the rule, in snake_case
 * @param severity how bad it is when the rule fails
 * @param checked  values that the rule applied to
 * @param measured finite, in the rule's unit: mostly the share of values that violate it
 * @param limit    finite: the rule fails above it
 * @param passed   whether {@code measured} is within the limit
 * @param example  the first violation in words; null when there is none
 */
@RequiredUnlessNullable
public record RuleResult(
        String rule,
        Severity severity,
        int checked,
        double measured,
        double limit,
        boolean passed,
        @Nullable String example) {
    public RuleResult {
        text(rule, "rules.rule");
        finite(measured, "rules.measured");
        finite(limit, "rules.limit");
    }
}
