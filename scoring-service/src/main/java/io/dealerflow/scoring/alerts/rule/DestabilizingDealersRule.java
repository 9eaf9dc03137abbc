package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import java.util.Map;
import java.util.Optional;

/**
 * Dealers are short of gamma by a large share of the gross exposure: what they trade to stay hedged goes with the market and
 * enlarges its moves. That holds under the dealer convention of the snapshot, which the alert names.
 *
 * @param shortShare −net / gross gamma exposure, −1 to 1, at least
 */
public record DestabilizingDealersRule(Grades shortShare) implements AlertRule<SnapshotObservation> {
    private static final double PERCENT = 100;

    @Override
    public AlertType type() {
        return AlertType.DESTABILIZING_DEALERS;
    }

    @Override
    public String idPrefix() {
        return "dealer";
    }

    @Override
    public Optional<Judgement> judge(SnapshotObservation observation) {
        GexSnapshot snapshot = observation.snapshot();
        Double netToGross = snapshot.netToGross();
        return netToGross == null
                ? Optional.empty()
                : shortShare.judge(-netToGross, severity -> shortGamma(snapshot, netToGross, severity));
    }

    private Judgement.Triggered shortGamma(GexSnapshot snapshot, double netToGross, Severity severity) {
        String dealer = snapshot.convention().dealer();
        String message =
                ("Under the dealer convention %s dealers in %s are short gamma by %s of gross (net %s of gross %s per 1 %% move):"
                                + " they sell when it falls and buy when it rises.")
                        .formatted(
                                dealer,
                                snapshot.symbol(),
                                Figures.percent(-netToGross * PERCENT),
                                Figures.exposure(snapshot.netGex()),
                                Figures.exposure(snapshot.grossGex()));
        Map<String, Object> details = Map.of(
                "dealer_position",
                "short_gamma",
                "dealer_gamma_exposure",
                snapshot.netGex(),
                "gross_gex",
                snapshot.grossGex(),
                "net_to_gross",
                netToGross,
                "short_share_pct",
                -netToGross * PERCENT,
                "threshold_pct",
                shortShare.first() * PERCENT,
                "spot_price",
                Figures.price(snapshot.spot()),
                "dealer_convention",
                dealer);
        return new Judgement.Triggered("", false, severity, message, details, snapshot.eventId());
    }
}
