package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.GammaFlip;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import java.util.Map;
import java.util.Optional;

/**
 * Spot is near the level where dealers' net gamma changes sign. Critical within a quarter of the threshold.
 *
 * @param thresholdPct spot is near within this distance, percent of spot, {@code > 0}
 * @param rearmFactor  re-arms beyond this multiple of the threshold, {@code >= 1}
 */
public record FlipProximityRule(double thresholdPct, double rearmFactor) implements AlertRule {
    private static final double CRITICAL_PART = 0.25;

    public FlipProximityRule {
        if (!(thresholdPct > 0) || !(rearmFactor >= 1)) {
            throw new IllegalArgumentException("flip proximity needs a threshold > 0 and a re-arm factor >= 1, was "
                    + thresholdPct + " and " + rearmFactor);
        }
    }

    @Override
    public AlertKind kind() {
        return AlertKind.FLIP_PROXIMITY;
    }

    @Override
    public Optional<Judgement> judge(GexSnapshot snapshot, AssetScore score) {
        GammaFlip flip = snapshot.gammaFlip();
        Double distancePct = flip.distancePct();
        Double level = flip.value();
        if (distancePct == null || level == null) {
            return flip.reason() == NoFlipReason.NO_SIGN_CHANGE
                    ? Optional.of(new Judgement.Cleared())
                    : Optional.empty();
        }
        double away = Math.abs(distancePct);
        if (away > thresholdPct * rearmFactor) {
            return Optional.of(new Judgement.Cleared());
        }
        return away <= thresholdPct ? Optional.of(near(snapshot, level, distancePct)) : Optional.empty();
    }

    private Judgement near(GexSnapshot snapshot, double level, double distancePct) {
        double away = Math.abs(distancePct);
        String side = distancePct >= 0 ? "below" : "above";
        String message =
                "%s at %s is %s %s its gamma flip at %s; net gamma exposure is %s per 1 %% move (dealer convention %s)."
                        .formatted(
                                snapshot.symbol(),
                                Figures.level(snapshot.spot()),
                                Figures.percent(away),
                                side,
                                Figures.level(level),
                                Figures.exposure(snapshot.netGex()),
                                snapshot.convention().dealer());
        Map<String, Object> values = Map.of(
                "spot",
                snapshot.spot(),
                "gamma_flip",
                level,
                "distance_pct",
                distancePct,
                "threshold_pct",
                thresholdPct,
                "net_gex",
                snapshot.netGex(),
                "dealer_convention",
                snapshot.convention().dealer());
        Severity severity = away <= CRITICAL_PART * thresholdPct ? Severity.CRITICAL : Severity.WARNING;
        return new Judgement.Triggered("", false, severity, message, values, snapshot.eventId());
    }
}
