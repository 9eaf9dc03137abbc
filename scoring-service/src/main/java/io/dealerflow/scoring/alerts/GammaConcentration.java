package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.Severity;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** One strike holds a large share of gross gamma exposure. A warning from twice the threshold, information before. */
final class GammaConcentration {
    private static final String RULE = AlertKind.GAMMA_CONCENTRATION.name();
    private static final double WARNING_FACTOR = 2;
    private static final double PERCENT = 100;

    private GammaConcentration() {}

    static Optional<Judgement> judge(GexSnapshot snapshot, AlertRules rules) {
        Optional<StrikeGex> largest = snapshot.byStrike().stream()
                .max(Comparator.comparingDouble(GammaConcentration::gross)
                        .thenComparing(Comparator.<StrikeGex>comparingDouble(
                                        strike -> Math.abs(strike.strike() - snapshot.spot()))
                                .reversed()));
        if (largest.isEmpty() || snapshot.grossGex() <= 0) {
            return Optional.empty();
        }
        StrikeGex strike = largest.get();
        double share = gross(strike) / snapshot.grossGex();
        if (share >= rules.concentrationShare()) {
            return Optional.of(holds(snapshot, strike, share, rules));
        }
        return share < rules.concentrationShare() * rules.concentrationRearmFactor()
                ? Optional.of(new Judgement.Passed(RULE))
                : Optional.empty();
    }

    private static double gross(StrikeGex strike) {
        return Math.abs(strike.callGex()) + Math.abs(strike.putGex());
    }

    private static Judgement holds(GexSnapshot snapshot, StrikeGex strike, double share, AlertRules rules) {
        double distancePct = (strike.strike() / snapshot.spot() - 1) * PERCENT;
        String message =
                "%s has %s of its gross gamma exposure (%s of %s per 1 %% move) at strike %s, %s %s spot (dealer convention %s)."
                        .formatted(
                                snapshot.symbol(),
                                Figures.percent(share * PERCENT),
                                Figures.exposure(gross(strike)),
                                Figures.exposure(snapshot.grossGex()),
                                Figures.level(strike.strike()),
                                Figures.percent(Math.abs(distancePct)),
                                distancePct >= 0 ? "above" : "below",
                                snapshot.convention().dealer());
        Map<String, Object> values = Map.of(
                "strike", strike.strike(),
                "share_pct", share * PERCENT,
                "threshold_pct", rules.concentrationShare() * PERCENT,
                "strike_gross_gex", gross(strike),
                "gross_gex", snapshot.grossGex(),
                "spot", snapshot.spot(),
                "dealer_convention", snapshot.convention().dealer());
        Severity severity = share >= WARNING_FACTOR * rules.concentrationShare() ? Severity.WARNING : Severity.INFO;
        return new Judgement.Holds(
                RULE, false, AlertKind.GAMMA_CONCENTRATION, severity, message, values, snapshot.eventId());
    }
}
