package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The instability index enters another regime. Critical into explosive, a warning up into fragile, information downwards. It has
 * its hysteresis in the index, and cools down per regime entered.
 */
public record RegimeChangeRule() implements AlertRule {
    @Override
    public AlertKind kind() {
        return AlertKind.REGIME_CHANGE;
    }

    @Override
    public Optional<Judgement> judge(GexSnapshot snapshot, AssetScore score) {
        Double index = score.index();
        Regime regime = score.regime();
        Regime previous = score.previousRegime();
        return index == null || regime == null || previous == null || regime == previous
                ? Optional.empty()
                : Optional.of(changed(snapshot, score, index, previous, regime));
    }

    private static Judgement changed(GexSnapshot snapshot, AssetScore score, double index, Regime from, Regime to) {
        String message = "%s went from %s to %s: instability index %s of 100 (%s), pressure %s (dealer convention %s)."
                .formatted(
                        score.symbol(),
                        from,
                        to,
                        String.format(Locale.ROOT, "%.1f", index),
                        components(score),
                        score.pressure(),
                        snapshot.convention().dealer());
        Map<String, Object> values = Map.of(
                "index", index,
                "regime", to.name(),
                "previous_regime", from.name(),
                "pressure", score.pressure().name(),
                "dealer_convention", snapshot.convention().dealer());
        return new Judgement.Triggered(to.name(), true, severity(from, to), message, values, score.eventId());
    }

    private static Severity severity(Regime from, Regime to) {
        if (to == Regime.EXPLOSIVE) {
            return Severity.CRITICAL;
        }
        return to.compareTo(from) > 0 ? Severity.WARNING : Severity.INFO;
    }

    /** Names and values, 0–1, of those that do not abstain. */
    private static String components(AssetScore score) {
        return score.components().stream()
                .filter(component -> component.value() != null)
                .map(RegimeChangeRule::nameAndValue)
                .collect(Collectors.joining(", "));
    }

    private static String nameAndValue(Component component) {
        Double value = component.value();
        return component.name() + " " + String.format(Locale.ROOT, "%.2f", value);
    }
}
