package io.dealerflow.scoring.alerts;

import static io.dealerflow.scoring.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertKind;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.Rules;
import io.dealerflow.scoring.Snapshots;
import io.dealerflow.scoring.alerts.AlertEngine.Decision;
import io.dealerflow.scoring.alerts.rule.FlipProximityRule;
import io.dealerflow.scoring.alerts.rule.GammaConcentrationRule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules: near within 1 %, re-armed beyond 1.5 %; concentrated from 25 %, re-armed below 20 %; 30 minutes between alerts. */
class AlertEngineTest {
    private final AlertEngine engine = Rules.engine();
    private AlertMemory memory = AlertMemory.EMPTY;

    @Test
    void proximityFiresOnceUntilSpotHasClearlyLeft() {
        assertThat(flipAt(0, 100.9)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.FLIP_PROXIMITY);
            assertThat(alert.severity()).isEqualTo(Severity.WARNING);
            assertThat(alert.message())
                    .isEqualTo(
                            "X at 100 is 0.90 % below its gamma flip at 100.9; net gamma exposure is -2.00 bn USD per 1 %"
                                    + " move (dealer convention CALLS_LONG_PUTS_SHORT).");
            assertThat(alert.causeEventId()).isEqualTo("snapshot-1");
        });
        assertThat(flipAt(60, 100.5)).isEmpty();
        assertThat(flipAt(120, 101.4)).isEmpty(); // left, but within 1.5 %
        assertThat(flipAt(180, 100.5)).isEmpty();
        assertThat(flipAt(240, 101.6)).isEmpty(); // re-arms
        assertThat(flipAt(300, 100.5)).hasSize(1);
    }

    @Test
    void proximityWaitsForItsCooldownAndFiresIfSpotIsStillNear() {
        assertThat(flipAt(0, 100.9)).hasSize(1);
        assertThat(flipAt(5, 102)).isEmpty(); // re-arms
        assertThat(flipAt(10, 100.9)).isEmpty(); // cooling down
        assertThat(flipAt(29, 100.9)).isEmpty();
        assertThat(flipAt(30, 100.9)).hasSize(1);
    }

    @Test
    void proximityIsCriticalWithinAQuarterOfItsThreshold() {
        assertThat(flipAt(0, 99.75)).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.message()).contains("0.25 % above");
        });
    }

    @Test
    void proximityRearmsWhenThereIsNoFlipAnyMoreButNotWhenItIsUnknown() {
        assertThat(flipAt(0, 100.9)).hasSize(1);
        evaluate(
                quiet().at(START.plusSeconds(3600))
                        .noFlip(NoFlipReason.VENDOR_GAMMA)
                        .build(),
                score(null, null));
        assertThat(flipAt(120, 100.9)).isEmpty();
        evaluate(
                quiet().at(START.plusSeconds(10800))
                        .noFlip(NoFlipReason.NO_SIGN_CHANGE)
                        .build(),
                score(null, null));
        assertThat(flipAt(240, 100.9)).hasSize(1);
    }

    @DisplayName("a book without exposure neither fires nor re-arms a rule")
    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = NoFlipReason.class,
            names = {"NO_OPEN_INTEREST", "NO_CONTRACTS_USED", "NO_SIGN_CHANGE"})
    void noRuleFiresOrRearmsOnABookWithoutExposure(NoFlipReason reason) {
        assertThat(flipAt(0, 100.9)).hasSize(1);
        AlertMemory known = memory;
        GexSnapshot empty = quiet().at(minute(60))
                .net(0)
                .gross(0)
                .noFlip(reason)
                .strikes(new StrikeGex(102.5, 0, 0, 0, 0, 0))
                .build();

        assertThat(evaluate(empty, score(Regime.STABLE, Regime.EXPLOSIVE))).isEmpty();
        assertThat(memory).isEqualTo(known);
        assertThat(flipAt(120, 100.9)).isEmpty();
    }

    @Test
    void concentrationFiresFromItsThresholdAndRearmsBelowFourFifthsOfIt() {
        assertThat(shareAt(0, 0.25)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.GAMMA_CONCENTRATION);
            assertThat(alert.severity()).isEqualTo(Severity.INFO);
            assertThat(alert.message())
                    .isEqualTo(
                            "X has 25.00 % of its gross gamma exposure (2.50 bn USD of 10.00 bn USD per 1 % move) at strike"
                                    + " 102.5, 2.50 % above spot (dealer convention CALLS_LONG_PUTS_SHORT).");
        });
        assertThat(shareAt(60, 0.20)).isEmpty();
        assertThat(shareAt(120, 0.30)).isEmpty();
        assertThat(shareAt(180, 0.19)).isEmpty(); // re-arms
        assertThat(shareAt(240, 0.50))
                .singleElement()
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void aChangeOfRegimeFiresAndCoolsDownPerRegimeEntered() {
        assertThat(regimeAt(0, null, Regime.STABLE)).isEmpty();
        assertThat(regimeAt(1, Regime.STABLE, Regime.FRAGILE)).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(AlertKind.REGIME_CHANGE);
            assertThat(alert.severity()).isEqualTo(Severity.WARNING);
            assertThat(alert.message()).startsWith("X went from STABLE to FRAGILE: instability index 50.0 of 100");
            assertThat(alert.causeEventId()).isEqualTo("score-1");
        });
        assertThat(regimeAt(2, Regime.FRAGILE, Regime.FRAGILE)).isEmpty();
        assertThat(regimeAt(3, Regime.FRAGILE, Regime.EXPLOSIVE))
                .singleElement()
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.CRITICAL));
        assertThat(regimeAt(4, Regime.EXPLOSIVE, Regime.STABLE))
                .singleElement()
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.INFO));
        assertThat(regimeAt(5, Regime.STABLE, Regime.FRAGILE)).isEmpty(); // entered four minutes ago
        assertThat(regimeAt(31, Regime.STABLE, Regime.FRAGILE)).hasSize(1);
    }

    @Test
    void rulesWithImpossibleThresholdsAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FlipProximityRule(0, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new FlipProximityRule(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaConcentrationRule(1.1, 0.8));
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaConcentrationRule(0.25, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new AlertEngine(List.of(), Duration.ofSeconds(-1)));
    }

    @Test
    void theSameCauseGivesTheSameAlertId() {
        AlertMemory fresh = memory;
        GexSnapshot snapshot = quiet().flip(100.9).build();

        String first = engine.evaluate(snapshot, score(null, null), fresh)
                .alerts()
                .getFirst()
                .eventId();
        String second = engine.evaluate(snapshot, score(null, null), fresh)
                .alerts()
                .getFirst()
                .eventId();

        assertThat(second).isEqualTo(first);
    }

    private List<Alert> flipAt(int minute, double flip) {
        return evaluate(quiet().at(minute(minute)).flip(flip).build(), score(null, null));
    }

    private List<Alert> shareAt(int minute, double share) {
        double half = share * 10e9 / 2;
        var snapshot = quiet().at(minute(minute))
                .strikes(new StrikeGex(95, 1e8, -1e8, 0, 1, 1), new StrikeGex(102.5, half, -half, 0, 1, 1))
                .build();
        return evaluate(snapshot, score(null, null));
    }

    private List<Alert> regimeAt(int minute, @Nullable Regime previous, Regime regime) {
        return evaluate(quiet().at(minute(minute)).build(), score(previous, regime));
    }

    private List<Alert> evaluate(GexSnapshot snapshot, AssetScore score) {
        Decision decision = engine.evaluate(snapshot, score, memory);
        memory = decision.memory();
        return decision.alerts();
    }

    /** Far from the flip, no concentration. */
    private static Snapshots quiet() {
        return Snapshots.of("X").flip(110).strikes(new StrikeGex(95, 1e8, -1e8, 0, 1, 1));
    }

    private static java.time.Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static AssetScore score(@Nullable Regime previous, @Nullable Regime regime) {
        return new AssetScore(
                "score-1",
                "scoring-service",
                START,
                START,
                1,
                "X",
                50.0,
                regime,
                previous,
                PressureDirection.NEUTRAL,
                "rule",
                List.of(),
                "f");
    }
}
