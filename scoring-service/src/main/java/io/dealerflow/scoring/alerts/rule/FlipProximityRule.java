package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.GammaFlip;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Spot is near the level where dealers' net gamma changes sign.
 *
 * @param nearPct distance between spot and flip, percent of spot, at most
 */
public record FlipProximityRule(Grades nearPct) implements AlertRule<SnapshotObservation> {
    @Override
    public AlertType type() {
        return AlertType.GAMMA_FLIP_PROXIMITY;
    }

    @Override
    public String idPrefix() {
        return "flip";
    }

    @Override
    public Optional<Judgement> judge(SnapshotObservation observation) {
        GexSnapshot snapshot = observation.snapshot();
        GammaFlip flip = snapshot.gammaFlip();
        Double distancePct = flip.distancePct();
        Double level = flip.value();
        if (distancePct == null || level == null) {
            return flip.reason() == NoFlipReason.NO_SIGN_CHANGE
                    ? Optional.of(new Judgement.Cleared())
                    : Optional.empty();
        }
        return nearPct.judge(Math.abs(distancePct), severity -> near(snapshot, level, distancePct, severity));
    }

    private Judgement.Triggered near(GexSnapshot snapshot, double level, double distancePct, Severity severity) {
        String dealer = snapshot.convention().dealer();
        String message =
                "%s at %s is %s %s its gamma flip at %s; net gamma exposure is %s per 1 %% move (dealer convention %s)."
                        .formatted(
                                snapshot.symbol(),
                                Figures.level(snapshot.spot()),
                                Figures.percent(Math.abs(distancePct)),
                                distancePct >= 0 ? "below" : "above",
                                Figures.level(level),
                                Figures.exposure(snapshot.netGex()),
                                dealer);
        Map<String, Object> details = Map.of(
                "current_price", Figures.price(snapshot.spot()),
                "flip_level", Figures.price(level),
                "distance_pct", distancePct,
                "current_regime", snapshot.gammaRegime().name().toLowerCase(Locale.ROOT),
                "threshold_pct", nearPct.first(),
                "net_gex", snapshot.netGex(),
                "dealer_convention", dealer);
        return new Judgement.Triggered("", false, severity, message, details, snapshot.eventId());
    }
}
