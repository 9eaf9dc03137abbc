package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A large share of gross gamma exposure expires on the day, by the date in New York: what dealers must trade changes fast and ends with
 * the session. Each day is armed and cools down apart.
 *
 * @param share of gross gamma exposure, 0–1, at least
 */
public record ZeroDteShareRule(Grades share) implements AlertRule<SnapshotObservation> {
    private static final double PERCENT = 100;

    @Override
    public AlertType type() {
        return AlertType.ZERO_DTE_SHARE;
    }

    @Override
    public String idPrefix() {
        return "zerodte";
    }

    @Override
    public Optional<Judgement> judge(SnapshotObservation observation) {
        GexSnapshot snapshot = observation.snapshot();
        if (snapshot.grossGex() <= 0) {
            return Optional.empty();
        }
        LocalDate today = NewYork.dateOf(snapshot);
        double expiring = snapshot.byExpiry().stream()
                .filter(expiry -> expiry.expiry().equals(today))
                .mapToDouble(ExpiryGex::grossGex)
                .sum();
        return share.judge(expiring / snapshot.grossGex(), severity -> expiring(snapshot, today, expiring, severity));
    }

    private Judgement.Triggered expiring(GexSnapshot snapshot, LocalDate today, double expiring, Severity severity) {
        double held = expiring / snapshot.grossGex() * PERCENT;
        String dealer = snapshot.convention().dealer();
        String message =
                "%s has %s of its gross gamma exposure (%s of %s per 1 %% move) in options that expire today, %s (dealer convention %s)."
                        .formatted(
                                snapshot.symbol(),
                                Figures.percent(held),
                                Figures.exposure(expiring),
                                Figures.exposure(snapshot.grossGex()),
                                today,
                                dealer);
        Map<String, Object> details = Map.of(
                "expiration",
                today.toString(),
                "share_pct",
                held,
                "threshold_pct",
                share.first() * PERCENT,
                "zero_dte_gross_gex",
                expiring,
                "gross_gex",
                snapshot.grossGex(),
                "spot_price",
                Figures.price(snapshot.spot()),
                "dealer_convention",
                dealer);
        return new Judgement.Triggered(today.toString(), false, severity, message, details, snapshot.eventId());
    }
}
