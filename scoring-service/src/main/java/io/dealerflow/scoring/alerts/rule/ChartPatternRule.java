package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.PatternObservation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The model of chart patterns sees a formation. Each formation is armed and cools down apart. A picture without one, or with another one, ends it; a
 * picture that cannot be read says nothing.
 *
 * @param probability of the formation, 0–1, at least
 */
public record ChartPatternRule(Grades probability) implements AlertRule<PatternObservation> {
    private static final String NO_FORMATION = "none";

    @Override
    public AlertType type() {
        return AlertType.CHART_PATTERN;
    }

    @Override
    public String idPrefix() {
        return "pattern";
    }

    @Override
    public Optional<Judgement> judge(PatternObservation observation) {
        ModelSignal signal = observation.signal();
        String formation = signal.output().label();
        if (formation == null) {
            return Optional.empty();
        }
        double certain = signal.output().probabilities().getOrDefault(formation, 0.0);
        return formation.equals(NO_FORMATION)
                ? Optional.of(new Judgement.Cleared())
                : probability.judge(
                        certain, severity -> seen(signal, observation.asset(), formation, certain, severity));
    }

    private Judgement.Triggered seen(
            ModelSignal signal, String asset, String formation, double certain, Severity severity) {
        ModelOutput output = signal.output();
        String message = "A picture of %s from %s shows the formation %s with probability %s (model %s %s)."
                .formatted(
                        asset,
                        signal.source(),
                        formation.replace('_', ' '),
                        String.format(Locale.ROOT, "%.2f", certain),
                        signal.model().wireName(),
                        signal.modelVersion());
        Map<String, Object> details = new HashMap<>(Map.of(
                "pattern", formation,
                "probability", certain,
                "threshold", probability.first(),
                "source", signal.source(),
                "model_version", signal.modelVersion(),
                "values", output.values()));
        if (signal.landingKey() != null) {
            details.put("landing_key", signal.landingKey());
        }
        return new Judgement.Triggered(formation, false, severity, message, details, signal.eventId());
    }
}
