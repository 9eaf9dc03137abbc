package io.dealerflow.scoring.alerts.rule;

import static java.util.stream.Collectors.joining;

import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ModelDrift.Measure;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.DriftObservation;
import io.dealerflow.scoring.alerts.Judgement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A model's alarm of drift is on. The alarm has its hysteresis in the number of evaluations over the threshold. */
public record DriftRule() implements AlertRule<DriftObservation> {
    @Override
    public AlertType type() {
        return AlertType.MODEL_DRIFT;
    }

    @Override
    public String idPrefix() {
        return "drift";
    }

    @Override
    public Optional<Judgement> judge(DriftObservation observation) {
        ModelDrift drift = observation.drift();
        return Optional.of(drift.alarm() ? drifted(drift) : new Judgement.Cleared());
    }

    private static Judgement drifted(ModelDrift drift) {
        List<Measure> over = drift.measures().stream()
                .filter(measure -> measure.psi() > measure.threshold())
                .toList();
        String message = "Model %s %s has drifted from what it was tested on, over its last %d items%s."
                .formatted(
                        drift.model().wireName(),
                        drift.modelVersion(),
                        drift.items(),
                        over.isEmpty()
                                ? ""
                                : ": " + over.stream().map(DriftRule::text).collect(joining(", ")));
        Map<String, Object> details = Map.of(
                "model", drift.model().wireName(),
                "model_version", drift.modelVersion(),
                "items", drift.items(),
                "over_threshold", over.stream().map(Measure::name).toList());
        return new Judgement.Triggered("", false, Severity.MEDIUM, message, details, drift.eventId());
    }

    private static String text(Measure measure) {
        return String.format(
                Locale.ROOT,
                "population stability index of %s %.2f (at most %.2f)",
                measure.name(),
                measure.psi(),
                measure.threshold());
    }
}
