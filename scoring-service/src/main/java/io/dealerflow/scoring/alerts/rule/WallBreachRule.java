package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.PastSnapshot;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spot has crossed the call wall or the put wall of the snapshot before: it was at or inside it then. Each side is armed and cools down
 * apart. It re-arms when spot is clearly inside the walls of the snapshot before, so that a market that goes to and fro about a wall raises one
 * alert.
 *
 * @param beyondPct distance beyond the wall, percent of the wall, at least
 * @param rearmPct  distance inside each wall, percent of spot, from which on the rule re-arms
 * @param maxGap    time since the snapshot before, at most
 */
public record WallBreachRule(Grades beyondPct, double rearmPct, Duration maxGap)
        implements AlertRule<SnapshotObservation> {
    private static final double PERCENT = 100;

    @Override
    public AlertType type() {
        return AlertType.WALL_BREACH;
    }

    @Override
    public String idPrefix() {
        return "wall";
    }

    @Override
    public Optional<Judgement> judge(SnapshotObservation observation) {
        GexSnapshot snapshot = observation.snapshot();
        return observation.before().stream()
                .findFirst()
                .filter(before -> !before.asOf().plus(maxGap).isBefore(snapshot.asOf()))
                .flatMap(before -> judge(snapshot, before));
    }

    private Optional<Judgement> judge(GexSnapshot snapshot, PastSnapshot before) {
        Double call = before.callWall();
        Double put = before.putWall();
        double spot = snapshot.spot();
        if (call != null && spot > call) {
            return crossed(snapshot, before, "call", call, (spot / call - 1) * PERCENT);
        }
        if (put != null && spot < put) {
            return crossed(snapshot, before, "put", put, (1 - spot / put) * PERCENT);
        }
        boolean known = call != null || put != null;
        return known && isInside(spot, call) && isInside(spot, put)
                ? Optional.of(new Judgement.Cleared())
                : Optional.empty();
    }

    private boolean isInside(double spot, @Nullable Double wall) {
        return wall == null || Math.abs(wall / spot - 1) * PERCENT >= rearmPct;
    }

    private Optional<Judgement> crossed(
            GexSnapshot snapshot, PastSnapshot before, String side, double wall, double beyond) {
        return beyondPct.severity(beyond).map(severity -> breach(snapshot, before, side, wall, beyond, severity));
    }

    private Judgement breach(
            GexSnapshot snapshot, PastSnapshot before, String side, double wall, double beyond, Severity severity) {
        String dealer = snapshot.convention().dealer();
        String message = "%s at %s is %s %s the %s wall %s of the snapshot before, of %s (dealer convention %s)."
                .formatted(
                        snapshot.symbol(),
                        Figures.level(snapshot.spot()),
                        Figures.percent(beyond),
                        side.equals("call") ? "above" : "below",
                        side,
                        Figures.level(wall),
                        before.asOf(),
                        dealer);
        Map<String, Object> details = Map.of(
                "wall", side,
                "wall_strike", Figures.price(wall),
                "wall_as_of", before.asOf().toString(),
                "spot_price", Figures.price(snapshot.spot()),
                "beyond_pct", beyond,
                "threshold_pct", beyondPct.first(),
                "net_gex", snapshot.netGex(),
                "dealer_convention", dealer);
        return new Judgement.Triggered(side, false, severity, message, details, snapshot.eventId());
    }
}
