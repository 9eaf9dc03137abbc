package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The instability index enters another regime. Critical into explosive, a warning up into fragile, information downwards. */
final class RegimeChange {
    private RegimeChange() {}

    static Optional<Judgement> judge(GexSnapshot snapshot, AssetScore score) {
        Double index = score.index();
        Regime regime = score.regime();
        Regime previous = score.previousRegime();
        return index == null || regime == null || previous == null || regime == previous
                ? Optional.empty()
                : Optional.of(holds(snapshot, score, index, previous, regime));
    }

    private static Judgement holds(GexSnapshot snapshot, AssetScore score, double index, Regime from, Regime to) {
        String message = "%s went from %s to %s: instability index %s of 100 (%s), pressure %s (dealer convention %s)."
                .formatted(
                        score.symbol(),
                        from,
                        to,
                        oneDecimal(index),
                        components(score),
                        score.pressure(),
                        snapshot.convention().dealer());
        Map<String, Object> values = Map.of(
                "index", index,
                "regime", to.name(),
                "previous_regime", from.name(),
                "pressure", score.pressure().name(),
                "dealer_convention", snapshot.convention().dealer());
        String rule = AlertKind.REGIME_CHANGE.name() + ":" + to;
        return new Judgement.Holds(
                rule, true, AlertKind.REGIME_CHANGE, severity(from, to), message, values, score.eventId());
    }

    private static Severity severity(Regime from, Regime to) {
        if (to == Regime.EXPLOSIVE) {
            return Severity.CRITICAL;
        }
        return to.compareTo(from) > 0 ? Severity.WARNING : Severity.INFO;
    }

    private static String components(AssetScore score) {
        return score.components().stream()
                .filter(component -> component.value() != null)
                .map(RegimeChange::percentOf)
                .collect(Collectors.joining(", "));
    }

    private static String percentOf(Component component) {
        Double value = component.value();
        return component.name() + " " + String.format(Locale.ROOT, "%.2f", value);
    }

    private static String oneDecimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
