package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.RuleFields;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.query.Names;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.rules.RuleDefinition;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rule to be created, or to take the place of one; what is null has its default.
 *
 * @param field      one of those that GET /api/v1/rules/fields lists
 * @param comparison above, below, crosses_above, crosses_below or changes_by
 * @param level      in the field's unit; for changes_by a positive percentage
 * @param hold       event time for which the condition must hold; 0 by default, and for changes_by always
 * @param symbols    assets that it is for; all by default
 * @param severity   of its alerts; medium by default
 * @param rearmLevel where it may raise an alert again; by default 1 % of the level's size away from the condition. For changes_by there is none
 * @param cooldown   minimum event time between two alerts about an asset; 30 minutes by default
 * @param enabled    true by default
 */
@Schema(requiredProperties = {"name", "field", "comparison", "level"})
public record RuleRequest(
        @Nullable String name,
        @Nullable String field,
        @Nullable String comparison,
        @Nullable Double level,
        @JsonProperty("for") @Nullable String hold,
        @Nullable List<@Nullable String> symbols,
        @Nullable String severity,
        @Nullable Double rearmLevel,
        @Nullable String cooldown,
        @Nullable Boolean enabled) {
    static final int MAX_SYMBOLS = 50;
    /** Largest size of a level. */
    static final double LARGEST = 1e15;

    static final List<String> COMPARISONS = Arrays.stream(Comparison.values())
            .filter(comparison -> comparison != Comparison.UNKNOWN)
            .map(Comparison::wireName)
            .toList();
    static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::wireName).toList();

    /** @throws InvalidParameterException naming what is missing or cannot be */
    RuleDefinition wanted() {
        Comparison compared = Comparison.valueOf(choice("comparison", comparison, COMPARISONS));
        double limit = level(compared);
        return new RuleDefinition(
                Names.checked(required("name", name)),
                knownField(),
                compared,
                limit,
                hold(compared),
                listedSymbols(),
                Severity.valueOf(choice("severity", Objects.requireNonNullElse(severity, "medium"), SEVERITIES)),
                rearmLevel(compared, limit),
                duration("cooldown", cooldown, RuleDefinition.DEFAULT_COOLDOWN),
                !Boolean.FALSE.equals(enabled));
    }

    private static <T> T required(String parameter, @Nullable T value) {
        if (value == null) {
            throw new InvalidParameterException(parameter, "is required");
        }
        return value;
    }

    private static String choice(String parameter, @Nullable String text, List<String> choices) {
        String given = required(parameter, text);
        return choices.stream()
                .filter(given::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidParameterException(parameter, "must be one of " + String.join(", ", choices)))
                .toUpperCase(Locale.ROOT);
    }

    private String knownField() {
        String given = required("field", field);
        if (RuleFields.of(given).isEmpty()) {
            throw new InvalidParameterException("field", "must be one of those that GET /api/v1/rules/fields lists");
        }
        return given;
    }

    private double level(Comparison compared) {
        double given = limited("level", required("level", level));
        if (!compared.canLast() && given <= 0) {
            throw new InvalidParameterException("level", "must be a percentage > 0 for changes_by, was " + given);
        }
        return given;
    }

    private static double limited(String parameter, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new InvalidParameterException(parameter, "must be between -" + LARGEST + " and " + LARGEST);
        }
        return value;
    }

    private Duration hold(Comparison compared) {
        Duration given = duration("for", hold, Duration.ZERO);
        if (!compared.canLast() && !given.isZero()) {
            throw new InvalidParameterException("for", "must be 0 for changes_by: a change does not last");
        }
        return given;
    }

    private static Duration duration(String parameter, @Nullable String text, Duration fallback) {
        Duration given;
        try {
            given = text == null ? fallback : Duration.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidParameterException(parameter, "must be an ISO-8601 duration such as PT10M", e);
        }
        if (given.isNegative() || given.compareTo(UserRule.LONGEST) > 0) {
            throw new InvalidParameterException(parameter, "must be between PT0S and " + UserRule.LONGEST);
        }
        return given;
    }

    private List<String> listedSymbols() {
        List<@Nullable String> given = Objects.requireNonNullElse(symbols, List.of());
        if (given.size() > MAX_SYMBOLS) {
            throw new InvalidParameterException("symbols", "must be at most " + MAX_SYMBOLS);
        }
        return given.stream()
                .map(symbol -> Parameters.pathPart("symbols", required("symbols", symbol)))
                .flatMap(symbol -> Symbols.names(symbol).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private @Nullable Double rearmLevel(Comparison compared, double limit) {
        if (rearmLevel == null) {
            return RuleDefinition.defaultRearmLevel(compared, limit);
        }
        if (!compared.canLast()) {
            throw new InvalidParameterException("rearm_level", "is not for changes_by, which needs none");
        }
        double given = limited("rearm_level", rearmLevel);
        if (compared.isBeyond(given, limit)) {
            throw new InvalidParameterException(
                    "rearm_level", "must not itself meet the condition, was " + given + " for the level " + limit);
        }
        return given;
    }
}
