package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.GammaFlip;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.Severity;
import java.util.Map;
import java.util.Optional;

/** Spot comes near the level where dealers' net gamma changes sign. Critical within a quarter of the threshold. */
final class FlipProximity {
    private static final String RULE = AlertKind.FLIP_PROXIMITY.name();
    private static final double CRITICAL_PART = 0.25;

    private FlipProximity() {}

    static Optional<Judgement> judge(GexSnapshot snapshot, AlertRules rules) {
        GammaFlip flip = snapshot.gammaFlip();
        Double distancePct = flip.distancePct();
        Double level = flip.value();
        if (distancePct == null || level == null) {
            return flip.reason() == NoFlipReason.NO_SIGN_CHANGE
                    ? Optional.of(new Judgement.Passed(RULE))
                    : Optional.empty();
        }
        double away = Math.abs(distancePct);
        if (away > rules.flipProximityPct() * rules.flipRearmFactor()) {
            return Optional.of(new Judgement.Passed(RULE));
        }
        return away <= rules.flipProximityPct()
                ? Optional.of(holds(snapshot, level, distancePct, rules))
                : Optional.empty();
    }

    private static Judgement holds(GexSnapshot snapshot, double level, double distancePct, AlertRules rules) {
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
                "spot", snapshot.spot(),
                "gamma_flip", level,
                "distance_pct", distancePct,
                "threshold_pct", rules.flipProximityPct(),
                "net_gex", snapshot.netGex(),
                "dealer_convention", snapshot.convention().dealer());
        Severity severity = away <= CRITICAL_PART * rules.flipProximityPct() ? Severity.CRITICAL : Severity.WARNING;
        return new Judgement.Holds(
                RULE, false, AlertKind.FLIP_PROXIMITY, severity, message, values, snapshot.eventId());
    }
}
