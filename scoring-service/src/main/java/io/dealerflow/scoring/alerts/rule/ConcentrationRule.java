package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Concentration;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.PastSnapshot;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import io.dealerflow.scoring.history.Percentile;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One strike holds a large share of gross gamma exposure: large in itself, or large for this asset. The latter is low. It re-arms when neither
 * holds any more.
 *
 * @param share      of gross gamma exposure at one strike, 0–1, at least
 * @param percentile when a share is large for its asset
 */
public record ConcentrationRule(Grades share, OfHistory percentile) implements AlertRule<SnapshotObservation> {
    private static final double PERCENT = 100;

    /**
     * When a share is large for its asset.
     *
     * @param from            mid-rank percentile of the share among those of earlier snapshots, 0–1, at least
     * @param rearm           re-arms below this percentile
     * @param minShare        the share itself, 0–1, at least
     * @param minObservations earlier snapshots, at least
     */
    public record OfHistory(double from, double rearm, double minShare, int minObservations) {
        /** Throws {@link IllegalArgumentException} for figures that cannot be. */
        public OfHistory {
            if (!(rearm > 0) || !(rearm <= from) || !(from <= 1) || !(minShare >= 0) || minObservations < 1) {
                throw new IllegalArgumentException(
                        "percentiles must be above 0 and at most 1, the one to re-arm not above the other, and observations"
                                + " at least 1, were " + from + ", " + rearm + ", " + minShare + ", "
                                + minObservations);
            }
        }
    }

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
        return Concentration.of(observation.snapshot()).flatMap(largest -> judge(observation, largest));
    }

    private Optional<Judgement> judge(SnapshotObservation observation, Concentration largest) {
        GexSnapshot snapshot = observation.snapshot();
        Double rank = rank(observation, largest.share());
        Optional<Judgement> absolute =
                share.judge(largest.share(), severity -> concentrated(snapshot, largest, rank, severity));
        boolean triggered =
                absolute.filter(Judgement.Triggered.class::isInstance).isPresent();
        if (triggered || rank == null || rank < percentile.rearm() || largest.share() < percentile.minShare()) {
            return absolute;
        }
        return rank >= percentile.from()
                ? Optional.of(concentrated(snapshot, largest, rank, Severity.LOW))
                : Optional.empty();
    }

    /** Null with too few earlier snapshots. */
    private @Nullable Double rank(SnapshotObservation observation, double held) {
        double[] past = observation.before().stream()
                .map(PastSnapshot::concentration)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return past.length < percentile.minObservations() ? null : Percentile.midRank(held, past);
    }

    private Judgement.Triggered concentrated(
            GexSnapshot snapshot, Concentration largest, @Nullable Double rank, Severity severity) {
        double distancePct = (largest.strike() / snapshot.spot() - 1) * PERCENT;
        String dealer = snapshot.convention().dealer();
        String message =
                "%s has %s of its gross gamma exposure (%s of %s per 1 %% move) at strike %s, %s %s spot%s (dealer convention %s)."
                        .formatted(
                                snapshot.symbol(),
                                Figures.percent(largest.share() * PERCENT),
                                Figures.exposure(largest.grossGex()),
                                Figures.exposure(snapshot.grossGex()),
                                Figures.level(largest.strike()),
                                Figures.percent(Math.abs(distancePct)),
                                distancePct >= 0 ? "above" : "below",
                                rank == null || rank < percentile.from()
                                        ? ""
                                        : ", more than at " + Figures.percent(rank * PERCENT) + " of earlier times",
                                dealer);
        Map<String, Object> details = new HashMap<>(Map.of(
                "max_gex_strike",
                Figures.price(largest.strike()),
                "spot_price",
                Figures.price(snapshot.spot()),
                "distance_pct",
                distancePct,
                "share_pct",
                largest.share() * PERCENT,
                "threshold_pct",
                share.first() * PERCENT,
                "strike_gross_gex",
                largest.grossGex(),
                "gross_gex",
                snapshot.grossGex(),
                "dealer_convention",
                dealer));
        if (rank != null) {
            details.put("share_percentile", rank);
        }
        return new Judgement.Triggered("", false, severity, message, details, snapshot.eventId());
    }
}
