package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.contracts.features.GexSnapshot.PinRisk;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The front expiry may pull spot to a strike: the severity follows from the pin risk and from the days that are left. Each expiry is armed
 * and cools down apart. A book without a pin risk has no expiry near enough, or nothing open near spot: the rule re-arms.
 *
 * @param value   pin risk, 0–1, at least
 * @param maxDays calendar days to the expiry, at most, for each severity; one that is not named has no limit
 */
public record PinRiskRule(Grades value, Map<Severity, Integer> maxDays) implements AlertRule<SnapshotObservation> {
    public PinRiskRule {
        maxDays = Map.copyOf(maxDays);
    }

    @Override
    public AlertType type() {
        return AlertType.PIN_RISK_WARNING;
    }

    @Override
    public String idPrefix() {
        return "pin";
    }

    @Override
    public Optional<Judgement> judge(SnapshotObservation observation) {
        GexSnapshot snapshot = observation.snapshot();
        PinRisk pin = snapshot.pinRisk();
        if (pin == null) {
            return Optional.of(new Judgement.Cleared());
        }
        long days = ChronoUnit.DAYS.between(NewYork.dateOf(snapshot), pin.expiry());
        return value.judge(
                pin.value(),
                severity -> days <= maxDays.getOrDefault(severity, Integer.MAX_VALUE),
                severity -> pinned(snapshot, pin, days, severity));
    }

    private Judgement.Triggered pinned(GexSnapshot snapshot, PinRisk pin, long days, Severity severity) {
        String message =
                "%s at %s may be pinned to strike %s, %s away, by the expiry %s of %s (%d days left): pin risk %s of 1."
                        .formatted(
                                snapshot.symbol(),
                                Figures.level(snapshot.spot()),
                                Figures.level(pin.strike()),
                                Figures.level(Math.abs(pin.strike() - snapshot.spot())),
                                pin.expiry(),
                                pin.root(),
                                days,
                                String.format(Locale.ROOT, "%.2f", pin.value()));
        Map<String, Object> details = new HashMap<>(Map.of(
                "pin_risk_score", pin.value(),
                "days_to_expiration", days,
                "expiration", pin.expiry().toString(),
                "root", pin.root(),
                "pin_risk_strikes", List.of(Figures.price(pin.strike())),
                "spot_price", Figures.price(snapshot.spot()),
                "threshold", value.first(),
                "components", pin.components()));
        maxPain(snapshot, pin).ifPresent(strike -> details.put("max_pain_strike", Figures.price(strike)));
        return new Judgement.Triggered(
                pin.expiry() + " " + pin.root(), false, severity, message, details, snapshot.eventId());
    }

    private static Optional<Double> maxPain(GexSnapshot snapshot, PinRisk pin) {
        return snapshot.byExpiry().stream()
                .filter(expiry ->
                        expiry.expiry().equals(pin.expiry()) && expiry.root().equals(pin.root()))
                .map(ExpiryGex::maxPain)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
