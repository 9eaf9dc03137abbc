package io.dealerflow.scoring.rules;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.RuleField;
import io.dealerflow.contracts.rules.RuleFields;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.rules.RuleMemory.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule that is to be evaluated, with the figure that it compares. */
public record ActiveRule(UserRule rule, RuleField field) {
    private static final double PERCENT = 100;

    /** Empty for a rule that is disabled or deleted, and for one of a newer version with a figure or comparison that is unknown here. */
    public static Optional<ActiveRule> of(UserRule rule) {
        return rule.enabled() && !rule.deleted() && rule.comparison() != Comparison.UNKNOWN
                ? RuleFields.of(rule.field()).map(field -> new ActiveRule(rule, field))
                : Optional.empty();
    }

    /** Under which its state is kept; each revision has another, so that a changed rule starts afresh. */
    public String key() {
        return rule.ruleId() + "@" + rule.revision();
    }

    /** Whether the rule is for this asset and event. */
    boolean isFor(String symbol, Event event) {
        return field.event().isInstance(event)
                && (rule.symbols().isEmpty() || rule.symbols().contains(symbol));
    }

    /**
     * What it says of a figure.
     *
     * @param seen      replaces what was seen before
     * @param judgement empty where the state of the rule's alerts stays as it is
     */
    record Outcome(Seen seen, Optional<Judgement> judgement) {}

    /**
     * Evaluates the newest event of an asset. An event without a figure, and one older than what was seen, says nothing. Another version of the newest
     * event is compared with the same event before.
     */
    Optional<Outcome> judge(String symbol, Event event, @Nullable Seen seen) {
        Double value = field.of(event);
        if (value == null || (seen != null && event.asOf().isBefore(seen.asOf()))) {
            return Optional.empty();
        }
        Seen now = rule.comparison().canLast() ? level(event.asOf(), value, seen) : change(event.asOf(), value, seen);
        return Optional.of(new Outcome(now, judgement(symbol, event, now)));
    }

    private Seen level(Instant asOf, double value, @Nullable Seen seen) {
        Double before = before(asOf, seen);
        boolean mayCross = (seen != null && seen.mayCross()) || (before != null && !isBeyond(before));
        Instant already = seen == null ? null : seen.since();
        Instant since = isBeyond(value) ? Objects.requireNonNullElse(already, asOf) : null;
        return new Seen(asOf, value, before, mayCross, since);
    }

    private static Seen change(Instant asOf, double value, @Nullable Seen seen) {
        return new Seen(asOf, value, before(asOf, seen), false, null);
    }

    private static @Nullable Double before(Instant asOf, @Nullable Seen seen) {
        if (seen == null) {
            return null;
        }
        return seen.asOf().isBefore(asOf) ? Double.valueOf(seen.value()) : seen.before();
    }

    private boolean isBeyond(double value) {
        return rule.comparison().isBeyond(value, rule.level());
    }

    private Optional<Judgement> judgement(String symbol, Event event, Seen now) {
        if (isMet(now)) {
            return Optional.of(RuleAlerts.triggered(this, symbol, event, now));
        }
        return isCleared(now.value()) ? Optional.of(new Judgement.Cleared()) : Optional.empty();
    }

    private boolean isMet(Seen now) {
        if (!rule.comparison().canLast()) {
            return changePct(now).filter(change -> change >= rule.level()).isPresent();
        }
        Instant since = now.since();
        return since != null
                && Duration.between(since, now.asOf()).compareTo(rule.hold()) >= 0
                && (now.mayCross() || !rule.comparison().isCrossing());
    }

    /** In either direction, percent of the value before; empty where that is 0 or missing. */
    static Optional<Double> changePct(Seen now) {
        Double before = now.before();
        return before == null || before == 0
                ? Optional.empty()
                : Optional.of(PERCENT * Math.abs(now.value() - before) / Math.abs(before));
    }

    private boolean isCleared(double value) {
        Double rearm = rule.rearmLevel();
        return rearm != null && !isBeyond(value) && !rule.comparison().isBeyond(value, rearm);
    }
}
