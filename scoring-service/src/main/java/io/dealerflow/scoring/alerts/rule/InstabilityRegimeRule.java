package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.ScoreObservation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The instability index enters another regime. Critical into explosive, medium up into fragile, low downwards. It has its
 * hysteresis in the index, and cools down per regime entered.
 */
public record InstabilityRegimeRule() implements AlertRule<ScoreObservation> {
    @Override
    public AlertType type() {
        return AlertType.REGIME_CHANGE;
    }

    @Override
    public String idPrefix() {
        return "regime";
    }

    @Override
    public Optional<Judgement> judge(ScoreObservation observation) {
        AssetScore score = observation.score();
        Double index = score.index();
        Regime regime = score.regime();
        Regime previous = score.previousRegime();
        return index == null || regime == null || previous == null || regime == previous
                ? Optional.empty()
                : Optional.of(changed(score, index, previous, regime));
    }

    private static Judgement changed(AssetScore score, double index, Regime from, Regime to) {
        String message = "%s went from %s to %s: instability index %s of 100 (%s), pressure %s."
                .formatted(
                        score.symbol(),
                        from,
                        to,
                        String.format(Locale.ROOT, "%.1f", index),
                        Figures.components(score),
                        score.pressure());
        Map<String, Object> details = Map.of(
                "regime_of", "instability_index",
                "index", index,
                "current_regime", wireName(to),
                "previous_regime", wireName(from),
                "pressure", score.pressure().name().toLowerCase(Locale.ROOT));
        return new Judgement.Triggered(to.name(), true, severity(from, to), message, details, score.eventId());
    }

    private static Severity severity(Regime from, Regime to) {
        if (to == Regime.EXPLOSIVE) {
            return Severity.CRITICAL;
        }
        return to.compareTo(from) > 0 ? Severity.MEDIUM : Severity.LOW;
    }

    private static String wireName(Regime regime) {
        return regime.name().toLowerCase(Locale.ROOT);
    }
}
