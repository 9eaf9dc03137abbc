package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * One strike holds a large share of gross gamma exposure.
 *
 * @param share of gross gamma exposure at one strike, 0–1, at least
 */
public record ConcentrationRule(Grades share) implements AlertRule<SnapshotObservation> {
    private static final double PERCENT = 100;

    @Override
    public AlertType type() {
        return AlertType.HIGH_GEX_CONCENTRATION;
    }

    @Override
    public String idPrefix() {
        return "conc";
    }

    @Override
    public Optional<Judgement> judge(SnapshotObservation observation) {
        GexSnapshot snapshot = observation.snapshot();
        Optional<StrikeGex> largest = snapshot.byStrike().stream()
                .max(Comparator.comparingDouble(ConcentrationRule::gross)
                        .thenComparing(Comparator.<StrikeGex>comparingDouble(
                                        strike -> Math.abs(strike.strike() - snapshot.spot()))
                                .reversed()));
        if (largest.isEmpty() || snapshot.grossGex() <= 0) {
            return Optional.empty();
        }
        StrikeGex strike = largest.get();
        double held = gross(strike) / snapshot.grossGex();
        return share.judge(held, severity -> concentrated(snapshot, strike, held, severity));
    }

    private static double gross(StrikeGex strike) {
        return Math.abs(strike.callGex()) + Math.abs(strike.putGex());
    }

    private Judgement.Triggered concentrated(GexSnapshot snapshot, StrikeGex strike, double held, Severity severity) {
        double distancePct = (strike.strike() / snapshot.spot() - 1) * PERCENT;
        String dealer = snapshot.convention().dealer();
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
                                dealer);
        Map<String, Object> details = Map.of(
                "max_gex_strike",
                Figures.price(strike.strike()),
                "spot_price",
                Figures.price(snapshot.spot()),
                "distance_pct",
                distancePct,
                "share_pct",
                held * PERCENT,
                "threshold_pct",
                share.first() * PERCENT,
                "strike_gross_gex",
                gross(strike),
                "gross_gex",
                snapshot.grossGex(),
                "dealer_convention",
                dealer);
        return new Judgement.Triggered("", false, severity, message, details, snapshot.eventId());
    }
}
