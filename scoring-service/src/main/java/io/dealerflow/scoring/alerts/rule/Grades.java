package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.Judgement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How severe a figure is: the threshold of each severity that a rule uses, and where it re-arms.
 *
 * @param bound       on which side of a threshold a figure meets it; on the threshold it does
 * @param thresholds  one or more, {@code > 0}, each harder to meet than that of the severity below it
 * @param rearmFactor the rule re-arms beyond this multiple of its first threshold: up to 1 for {@link Bound#AT_LEAST}, from 1 for
 *                    {@link Bound#AT_MOST}
 */
public record Grades(Bound bound, Map<Severity, Double> thresholds, double rearmFactor) {
    /** Which figures are severe. */
    public enum Bound {
        /** Large ones. */
        AT_LEAST,
        /** Small ones. */
        AT_MOST;

        private boolean isMet(double figure, double threshold) {
            return this == AT_LEAST ? figure >= threshold : figure <= threshold;
        }
    }

    /** Throws {@link IllegalArgumentException} for thresholds or a factor that cannot be. */
    public Grades {
        thresholds = Map.copyOf(thresholds);
        List<Double> ascending = List.copyOf(new EnumMap<>(thresholds).values());
        for (int i = 0; i < ascending.size(); i++) {
            boolean harder = i == 0 || !bound.isMet(ascending.get(i - 1), ascending.get(i));
            if (!(ascending.get(i) > 0) || Double.isInfinite(ascending.get(i)) || !harder) {
                throw new IllegalArgumentException(
                        "thresholds must be > 0 and each harder to meet than the one before, were " + ascending);
            }
        }
        boolean possible = bound == Bound.AT_LEAST ? rearmFactor >= 0 && rearmFactor <= 1 : rearmFactor >= 1;
        if (!possible) {
            throw new IllegalArgumentException(
                    "re-arm factor must be " + (bound == Bound.AT_LEAST ? "0 to 1" : ">= 1") + ", was " + rearmFactor);
        }
    }

    /** Large figures are severe. */
    public static Grades atLeast(double rearmFactor, Map<Severity, Double> thresholds) {
        return new Grades(Bound.AT_LEAST, thresholds, rearmFactor);
    }

    /** Small figures are severe. */
    public static Grades atMost(double rearmFactor, Map<Severity, Double> thresholds) {
        return new Grades(Bound.AT_MOST, thresholds, rearmFactor);
    }

    /** Large figures are severe, from medium on. */
    public static Grades atLeast(double rearmFactor, double medium, double high, double critical) {
        return atLeast(rearmFactor, fromMedium(medium, high, critical));
    }

    /** Small figures are severe, from medium on. */
    public static Grades atMost(double rearmFactor, double medium, double high, double critical) {
        return atMost(rearmFactor, fromMedium(medium, high, critical));
    }

    private static Map<Severity, Double> fromMedium(double medium, double high, double critical) {
        return Map.of(Severity.MEDIUM, medium, Severity.HIGH, high, Severity.CRITICAL, critical);
    }

    /** The threshold from which an alert is raised. */
    public double first() {
        return new EnumMap<>(thresholds).values().iterator().next();
    }

    /** The highest severity that {@code figure} meets; empty when it meets none. */
    public Optional<Severity> severity(double figure) {
        return severity(figure, severity -> true);
    }

    /** Triggered with the highest severity that {@code figure} meets, cleared where it is far from the first, else empty. */
    public Optional<Judgement> judge(double figure, Function<Severity, Judgement.Triggered> triggered) {
        return judge(figure, severity -> true, triggered);
    }

    /** As the other, of the severities that are {@code allowed}; empty when the figure meets only others. */
    public Optional<Judgement> judge(
            double figure, Predicate<Severity> allowed, Function<Severity, Judgement.Triggered> triggered) {
        Optional<Severity> severity = severity(figure, allowed);
        if (severity.isPresent()) {
            return severity.map(triggered);
        }
        return bound.isMet(figure, first() * rearmFactor) ? Optional.empty() : Optional.of(new Judgement.Cleared());
    }

    private Optional<Severity> severity(double figure, Predicate<Severity> allowed) {
        return thresholds.entrySet().stream()
                .filter(grade -> bound.isMet(figure, grade.getValue()))
                .map(Map.Entry::getKey)
                .filter(allowed)
                .max(Severity::compareTo);
    }
}
