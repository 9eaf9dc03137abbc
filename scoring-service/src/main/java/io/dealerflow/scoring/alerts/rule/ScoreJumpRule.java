package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.ScoreObservation;
import io.dealerflow.scoring.instability.PastObservation;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The instability index differs by many points from the newest that is at least a window older. It is compared only where both are made of
 * the same measures by the same method, so that a component that abstains or returns raises nothing. Falls are low. Rise and fall are armed and
 * cool down apart.
 *
 * @param points change of the index, at least
 * @param window age of the index that it is compared with, at least
 * @param maxAge age of that index, at most
 */
public record ScoreJumpRule(Grades points, Duration window, Duration maxAge) implements AlertRule<ScoreObservation> {
    /** Throws {@link IllegalArgumentException} for durations that cannot be. */
    public ScoreJumpRule {
        if (!window.isPositive() || maxAge.compareTo(window) <= 0) {
            throw new IllegalArgumentException(
                    "the window must be positive and the largest age above it, were " + window + " and " + maxAge);
        }
    }

    @Override
    public AlertType type() {
        return AlertType.SCORE_JUMP;
    }

    @Override
    public String idPrefix() {
        return "jump";
    }

    @Override
    public Optional<Judgement> judge(ScoreObservation observation) {
        AssetScore score = observation.score();
        Double index = score.index();
        if (index == null) {
            return Optional.empty();
        }
        // the end is exclusive
        return observation
                .history()
                .newestFirst(
                        score.asOf().minus(maxAge), score.asOf().minus(window).plusNanos(1))
                .stream()
                .findFirst()
                .filter(past -> past.basis().equals(PastObservation.basis(score.components())))
                .flatMap(past -> judge(score, index, past));
    }

    private Optional<Judgement> judge(AssetScore score, double index, PastObservation past) {
        Double before = past.index();
        if (before == null) {
            return Optional.empty();
        }
        double change = index - before;
        return points.judge(
                Math.abs(change), severity -> jumped(score, index, before, past, change > 0 ? severity : Severity.LOW));
    }

    private Judgement.Triggered jumped(
            AssetScore score, double index, double before, PastObservation past, Severity severity) {
        double change = index - before;
        String message = "%s's instability index %s %s points since %s: from %s to %s of 100 (%s)."
                .formatted(
                        score.symbol(),
                        change > 0 ? "rose" : "fell",
                        oneDecimal(Math.abs(change)),
                        past.asOf(),
                        oneDecimal(before),
                        oneDecimal(index),
                        Figures.components(score));
        Map<String, Object> details = Map.of(
                "index", index,
                "previous_index", before,
                "change_points", change,
                "since", past.asOf().toString(),
                "threshold_points", points.first());
        return new Judgement.Triggered(change > 0 ? "UP" : "DOWN", false, severity, message, details, score.eventId());
    }

    private static String oneDecimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
