package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * One strike holds a large share of gross gamma exposure. A warning from twice the threshold, information before.
 *
 * @param share       threshold of the share of gross gamma exposure at one strike, above 0 up to 1
 * @param rearmFactor re-arms below this multiple of the threshold, 0–1
 */
public record GammaConcentrationRule(double share, double rearmFactor) implements AlertRule {
    private static final double WARNING_FACTOR = 2;
    private static final double PERCENT = 100;

    public GammaConcentrationRule {
        if (!(share > 0 && share <= 1) || !(rearmFactor >= 0 && rearmFactor <= 1)) {
            throw new IllegalArgumentException(
                    "gamma concentration needs a share within 0 and 1 and a re-arm factor within" + " 0 and 1, was "
                            + share + " and " + rearmFactor);
        }
    }

    @Override
    public AlertKind kind() {
        return AlertKind.GAMMA_CONCENTRATION;
    }

    @Override
    public Optional<Judgement> judge(GexSnapshot snapshot, AssetScore score) {
        Optional<StrikeGex> largest = snapshot.byStrike().stream()
                .max(Comparator.comparingDouble(GammaConcentrationRule::gross)
                        .thenComparing(Comparator.<StrikeGex>comparingDouble(
                                        strike -> Math.abs(strike.strike() - snapshot.spot()))
                                .reversed()));
        if (largest.isEmpty() || snapshot.grossGex() <= 0) {
            return Optional.empty();
        }
        StrikeGex strike = largest.get();
        double held = gross(strike) / snapshot.grossGex();
        if (held >= share) {
            return Optional.of(concentrated(snapshot, strike, held));
        }
        return held < share * rearmFactor ? Optional.of(new Judgement.Cleared()) : Optional.empty();
    }

    private static double gross(StrikeGex strike) {
        return Math.abs(strike.callGex()) + Math.abs(strike.putGex());
    }

    private Judgement concentrated(GexSnapshot snapshot, StrikeGex strike, double held) {
        double distancePct = (strike.strike() / snapshot.spot() - 1) * PERCENT;
        String message =
                "%s has %s of its gross gamma exposure (%s of %s per 1 %% move) at strike %s, %s %s spot (dealer convention %s)."
                        .formatted(
                                snapshot.symbol(),
                                Figures.percent(held * PERCENT),
                                Figures.exposure(gross(strike)),
                                Figures.exposure(snapshot.grossGex()),
                                Figures.level(strike.strike()),
                                Figures.percent(Math.abs(distancePct)),
                                distancePct >= 0 ? "above" : "below",
                                snapshot.convention().dealer());
        Map<String, Object> values = Map.of(
                "strike", strike.strike(),
                "share_pct", held * PERCENT,
                "threshold_pct", share * PERCENT,
                "strike_gross_gex", gross(strike),
                "gross_gex", snapshot.grossGex(),
                "spot", snapshot.spot(),
                "dealer_convention", snapshot.convention().dealer());
        Severity severity = held >= WARNING_FACTOR * share ? Severity.WARNING : Severity.INFO;
        return new Judgement.Triggered("", false, severity, message, values, snapshot.eventId());
    }
}
