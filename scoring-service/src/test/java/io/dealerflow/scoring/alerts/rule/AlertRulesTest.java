package io.dealerflow.scoring.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.Rules;
import io.dealerflow.scoring.Snapshots;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.Judgement.Cleared;
import io.dealerflow.scoring.alerts.Judgement.Triggered;
import io.dealerflow.scoring.alerts.PastSnapshot;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import io.dealerflow.scoring.config.AlertSettings;
import io.dealerflow.scoring.history.History;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each rule says at its thresholds, under the settings that hold unless others are given. Spot 100, gross 10 bn USD. */
class AlertRulesTest {
    private static final AlertSettings SETTINGS = Rules.settings();
    private static final AlertRule<SnapshotObservation> FLIP =
            new FlipProximityRule(SETTINGS.flipProximity().grades());
    private static final AlertRule<SnapshotObservation> CONCENTRATION =
            SETTINGS.concentration().rule();
    private static final AlertRule<SnapshotObservation> PIN = SETTINGS.pinRisk().rule();
    private static final AlertRule<SnapshotObservation> DEALERS =
            new DestabilizingDealersRule(SETTINGS.destabilizingDealers().grades());
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-16");

    private static Optional<Judgement> judge(AlertRule<SnapshotObservation> rule, Snapshots snapshot) {
        return rule.judge(new SnapshotObservation(
                snapshot.build(), GammaRegime.POSITIVE_GAMMA, new History<PastSnapshot>(List.of())));
    }

    private static Triggered triggered(AlertRule<SnapshotObservation> rule, Snapshots snapshot) {
        return (Triggered) judge(rule, snapshot).orElseThrow();
    }

    private static String said(Optional<Judgement> judgement) {
        return judgement
                .map(said -> said instanceof Triggered triggered
                        ? triggered.severity().name()
                        : "cleared")
                .orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "100.24, CRITICAL",
        "99.76, CRITICAL",
        "100.26, HIGH",
        "99.51, HIGH",
        "100.51, MEDIUM",
        "99.01, MEDIUM",
        "101.01, nothing",
        "101.49, nothing",
        "101.51, cleared",
        "98.4, cleared"
    })
    void flipProximity(double flip, String expected) {
        assertThat(said(judge(FLIP, Snapshots.of("X").flip(flip)))).isEqualTo(expected);
    }

    @Test
    void flipProximitySaysWhereTheFlipIs() {
        Triggered alert = triggered(FLIP, Snapshots.of("X").flip(100.9));

        assertThat(alert.message())
                .isEqualTo(
                        "X at 100 is 0.90 % below its gamma flip at 100.9; net gamma exposure is -2.00 bn USD per 1 %"
                                + " move (dealer convention CALLS_LONG_PUTS_SHORT).");
        assertThat(alert.details())
                .containsEntry("current_price", "100.00")
                .containsEntry("flip_level", "100.90")
                .containsEntry("current_regime", "negative_gamma")
                .containsEntry("threshold_pct", 1.0)
                .containsKeys("distance_pct", "net_gex", "dealer_convention");
        assertThat(triggered(FLIP, Snapshots.of("X").flip(99.75)).message()).contains("0.25 % above");
    }

    @Test
    void withoutAFlipProximityIsClearedOrUnknown() {
        assertThat(judge(FLIP, Snapshots.of("X").noFlip(NoFlipReason.NO_SIGN_CHANGE)))
                .contains(new Cleared());
        assertThat(judge(FLIP, Snapshots.of("X").noFlip(NoFlipReason.VENDOR_GAMMA)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.80, CRITICAL",
        "0.79, HIGH",
        "0.60, HIGH",
        "0.59, MEDIUM",
        "0.40, MEDIUM",
        "0.39, LOW",
        "0.25, LOW",
        "0.24, nothing",
        "0.20, nothing",
        "0.19, cleared"
    })
    void concentration(double share, String expected) {
        assertThat(said(judge(CONCENTRATION, concentrated(share)))).isEqualTo(expected);
    }

    @Test
    void concentrationSaysAtWhichStrike() {
        Triggered alert = triggered(CONCENTRATION, concentrated(0.25));

        assertThat(alert.message())
                .isEqualTo(
                        "X has 25.00 % of its gross gamma exposure (2.50 bn USD of 10.00 bn USD per 1 % move) at strike"
                                + " 102.5, 2.50 % above spot (dealer convention CALLS_LONG_PUTS_SHORT).");
        assertThat(alert.details())
                .containsEntry("max_gex_strike", "102.50")
                .containsEntry("share_pct", 25.0)
                .containsEntry("strike_gross_gex", 2.5e9);
    }

    private static Snapshots concentrated(double share) {
        double half = share * 10e9 / 2;
        return Snapshots.of("X")
                .strikes(new StrikeGex(95, 1e8, -1e8, 0, 1, 1), new StrikeGex(102.5, half, -half, 0, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1, CRITICAL",
        "0.9, 0, CRITICAL",
        "0.9, 2, HIGH",
        "0.9, 3, HIGH",
        "0.9, 4, MEDIUM",
        "0.89, 1, HIGH",
        "0.8, 3, HIGH",
        "0.8, 5, MEDIUM",
        "0.79, 1, MEDIUM",
        "0.7, 5, MEDIUM",
        "0.9, 6, nothing",
        "0.69, 1, nothing",
        "0.6, 1, nothing",
        "0.59, 1, cleared"
    })
    void pinRiskByScoreAndDays(double value, int days, String expected) {
        assertThat(said(judge(
                        PIN, Snapshots.of("X").pin(value, MONDAY.minusDays(3).plusDays(days), 100))))
                .isEqualTo(expected);
    }

    @Test
    void aBookWithoutPinRiskClearsIt() {
        assertThat(judge(PIN, Snapshots.of("X"))).contains(new Cleared());
    }

    @Test
    void pinRiskSaysWhereAndWhenByTheDateInNewYork() {
        Instant fridayEveningInNewYork = Instant.parse("2026-03-14T01:00:00Z");
        Triggered alert = triggered(
                PIN,
                Snapshots.of("X")
                        .at(fridayEveningInNewYork)
                        .pin(0.92, MONDAY, 102.5)
                        .expiry(MONDAY, 101));

        assertThat(alert.message())
                .isEqualTo(
                        "X at 100 may be pinned to strike 102.5, 2.5 away, by the expiry 2026-03-16 of X (3 days left):"
                                + " pin risk 0.92 of 1.");
        assertThat(alert.variant()).isEqualTo("2026-03-16 X");
        assertThat(alert.details())
                .containsEntry("pin_risk_score", 0.92)
                .containsEntry("days_to_expiration", 3L)
                .containsEntry("expiration", "2026-03-16")
                .containsEntry("max_pain_strike", "101.00")
                .containsEntry("pin_risk_strikes", List.of("102.50"))
                .containsEntry("spot_price", "100.00")
                .containsEntry("components", Map.of("time", 0.8));
    }

    @ParameterizedTest
    @CsvSource({
        "-10e9, CRITICAL",
        "-7.5e9, CRITICAL",
        "-7.4e9, HIGH",
        "-5e9, HIGH",
        "-4.9e9, MEDIUM",
        "-2.5e9, MEDIUM",
        "-2.4e9, nothing",
        "-2.0e9, nothing",
        "-1.9e9, cleared",
        "0, cleared",
        "9e9, cleared"
    })
    void destabilizingDealers(double net, String expected) {
        assertThat(said(judge(DEALERS, Snapshots.of("X").net(net)))).isEqualTo(expected);
    }

    @Test
    void dealersAreCalledDestabilizingUnderANamedConvention() {
        Triggered alert = triggered(DEALERS, Snapshots.of("X").net(-2.5e9));

        assertThat(alert.message())
                .isEqualTo(
                        "Under the dealer convention CALLS_LONG_PUTS_SHORT dealers in X are short gamma by 25.00 % of gross"
                                + " (net -2.50 bn USD of gross 10.00 bn USD per 1 % move): they sell when it falls and buy when it"
                                + " rises.");
        assertThat(alert.details())
                .containsEntry("dealer_position", "short_gamma")
                .containsEntry("dealer_gamma_exposure", -2.5e9)
                .containsEntry("net_to_gross", -0.25)
                .containsEntry("dealer_convention", "CALLS_LONG_PUTS_SHORT");
    }

    @Test
    void noExposureSaysNothingOfDealers() {
        assertThat(judge(DEALERS, Snapshots.of("X").net(0).gross(0))).isEmpty();
    }

    @Test
    void aChangeOfDealersGammaSaysFromWhatToWhat() {
        Triggered alert = triggered(new GammaRegimeRule(), Snapshots.of("X"));

        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.message())
                .isEqualTo(
                        "X at 100 went from POSITIVE_GAMMA to NEGATIVE_GAMMA: net gamma exposure is -2.00 bn USD of gross"
                                + " 10.00 bn USD per 1 % move (dealer convention CALLS_LONG_PUTS_SHORT).");
        assertThat(alert.details())
                .containsEntry("regime_of", "dealer_gamma")
                .containsEntry("previous_regime", "positive_gamma")
                .containsEntry("current_regime", "negative_gamma");
    }

    @ParameterizedTest
    @CsvSource({"100, 100.00", "102.5, 102.50", "3997.832891, 3997.8329", "1.0843, 1.0843", "0.00004, 0.00"})
    void pricesAreDecimalText(double value, String expected) {
        assertThat(Figures.price(value)).isEqualTo(expected);
    }
}
