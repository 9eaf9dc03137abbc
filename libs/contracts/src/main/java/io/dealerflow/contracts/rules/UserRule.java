package io.dealerflow.contracts.rules;

import static io.dealerflow.contracts.event.Checks.finite;
import static io.dealerflow.contracts.event.Checks.text;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.scores.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert rule of a user, whole, after each change. The newest record of a rule is the one that counts. A deleted rule has a record
 * that says so, rather than none: a reader that was away for longer than the broker keeps a tombstone learns of it too.
 *
 * @param source     the service that accepted it
 * @param asOf       when it was created, changed or deleted
 * @param ruleId     a UUID
 * @param revision   1 when it is created, one more after each change
 * @param name       for people
 * @param field      path of a {@link RuleFields figure}, for example {@code snapshot.gamma_flip.distance_pct}
 * @param level      in the field's unit; in percent for {@link Comparison#CHANGES_BY}
 * @param hold       event time for which the condition must hold before an alert is raised, 0 to {@link #LONGEST}; {@code for} on the wire
 * @param symbols    assets that it is for; empty for all
 * @param rearmLevel at this figure, or beyond it away from the condition, the rule may raise an alert again; null for
 *                   {@link Comparison#CHANGES_BY}
 * @param cooldown   minimum event time between two of its alerts about an asset, 0 to {@link #LONGEST}
 */
@RequiredUnlessNullable
public record UserRule(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String ruleId,
        long revision,
        String name,
        String field,
        Comparison comparison,
        double level,

        @JsonProperty("for") @JsonFormat(shape = JsonFormat.Shape.STRING)
        Duration hold,

        List<String> symbols,
        Severity severity,
        @Nullable Double rearmLevel,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration cooldown,
        boolean enabled,
        boolean deleted,
        Instant createdAt)
        implements Event {
    public static final int VERSION = 1;
    /** The longest duration of a rule. */
    public static final Duration LONGEST = Duration.ofDays(30);

    public UserRule {
        text(eventId, "event_id");
        text(ruleId, "rule_id");
        text(name, "name");
        text(field, "field");
        finite(level, "level");
        if (rearmLevel != null) {
            finite(rearmLevel, "rearm_level");
        }
        limited(hold, "for");
        limited(cooldown, "cooldown");
        symbols = List.copyOf(symbols);
    }

    private static void limited(Duration duration, String field) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(field + " must be between 0 and " + LONGEST + ", was " + duration);
        }
    }

    @Override
    public String subject() {
        return ruleId;
    }

    @Override
    public String type() {
        return "io.dealerflow.user-rule.v1";
    }
}
