package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Dealers' gamma has changed its sign and spot is clear of the flip again. High into negative gamma, low into positive. What lies
 * between the two is near the flip, which is the rule's hysteresis; it cools down per regime entered.
 */
public record GammaRegimeRule() implements AlertRule<SnapshotObservation> {
    @Override
    public AlertType type() {
        return AlertType.REGIME_CHANGE;
    }

    @Override
    public String idPrefix() {
        return "regime";
    }

    @Override
    public Optional<Judgement> judge(SnapshotObservation observation) {
        GammaRegime before = observation.gammaBefore();
        return before == null
                ? Optional.empty()
                : observation
                        .gammaNow()
                        .filter(now -> now != before)
                        .map(now -> changed(observation.snapshot(), before, now));
    }

    private static Judgement changed(GexSnapshot snapshot, GammaRegime before, GammaRegime now) {
        String dealer = snapshot.convention().dealer();
        String message =
                "%s at %s went from %s to %s: net gamma exposure is %s of gross %s per 1 %% move (dealer convention %s)."
                        .formatted(
                                snapshot.symbol(),
                                Figures.level(snapshot.spot()),
                                before,
                                now,
                                Figures.exposure(snapshot.netGex()),
                                Figures.exposure(snapshot.grossGex()),
                                dealer);
        Map<String, Object> details = Map.of(
                "regime_of", "dealer_gamma",
                "current_regime", now.name().toLowerCase(Locale.ROOT),
                "previous_regime", before.name().toLowerCase(Locale.ROOT),
                "spot_price", Figures.price(snapshot.spot()),
                "net_gex", snapshot.netGex(),
                "dealer_convention", dealer);
        Severity severity = now == GammaRegime.NEGATIVE_GAMMA ? Severity.HIGH : Severity.LOW;
        return new Judgement.Triggered(now.name(), true, severity, message, details, snapshot.eventId());
    }
}
