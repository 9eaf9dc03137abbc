package io.dealerflow.scoring.alerts;

import static io.dealerflow.scoring.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.Rules;
import io.dealerflow.scoring.Scores;
import io.dealerflow.scoring.Snapshots;
import io.dealerflow.scoring.alerts.AlertEngine.Decision;
import io.dealerflow.scoring.history.History;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When rules fire again: near within 1 %, high within 0.5 %, re-armed beyond 1.5 %; 30 minutes between alerts. */
class AlertEngineTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-16");
    private static final LocalDate TUESDAY = LocalDate.parse("2026-03-17");

    private final SnapshotAlerts snapshots = Rules.settings().snapshotAlerts();
    private final AlertEngine<ScoreObservation> scores = Rules.settings().scoreAlerts();
    private AlertMemory memory = AlertMemory.EMPTY;

    @Test
    void aRuleFiresOnceUntilItsConditionClearlyNoLongerHolds() {
        assertThat(flipAt(0, 100.9)).hasSize(1);
        assertThat(flipAt(60, 100.6)).isEmpty();
        assertThat(flipAt(120, 101.4)).isEmpty(); // left, but within 1.5 %
        assertThat(flipAt(180, 100.6)).isEmpty();
        assertThat(phases(flipAt(240, 101.6))).containsExactly(AlertPhase.RESOLVED); // re-arms
        assertThat(flipAt(270, 101.6)).isEmpty();
        assertThat(phases(flipAt(300, 100.6))).containsExactly(AlertPhase.RAISED);
    }

    @Test
    void aRuleWaitsForItsCooldownAndFiresIfItsConditionStillHolds() {
        assertThat(flipAt(0, 100.9)).hasSize(1);
        assertThat(phases(flipAt(5, 102))).containsExactly(AlertPhase.RESOLVED); // re-arms
        assertThat(flipAt(10, 100.9)).isEmpty(); // cooling down
        assertThat(flipAt(29, 100.9)).isEmpty();
        assertThat(flipAt(30, 100.9)).hasSize(1);
    }

    @Test
    void anAlertEscalatesAtOnceAndNeverBecomesLessSevere() {
        assertThat(severities(flipAt(0, 100.9))).containsExactly(Severity.MEDIUM);
        assertThat(severities(flipAt(1, 100.4))).containsExactly(Severity.HIGH);
        assertThat(flipAt(2, 100.9)).isEmpty();
        assertThat(flipAt(3, 100.4)).isEmpty();
        assertThat(severities(flipAt(4, 100.1))).containsExactly(Severity.CRITICAL);
        assertThat(flipAt(60, 100.4)).isEmpty(); // cool, but not re-armed
    }

    @Test
    @DisplayName(
            "the events of an alert have its id and time, and each an id of its own; the last says what the alert said and is as severe")
    void lifeCycle() {
        Alert raised = flipAt(0, 100.9).getFirst();
        Alert escalated = flipAt(1, 100.4).getFirst();
        Alert resolved = flipAt(2, 102).getFirst();
        Alert next = flipAt(60, 100.9).getFirst();

        assertThat(phases(List.of(raised, escalated, resolved)))
                .containsExactly(AlertPhase.RAISED, AlertPhase.ESCALATED, AlertPhase.RESOLVED);
        assertThat(List.of(raised, escalated, resolved)).allSatisfy(event -> {
            assertThat(event.alertId()).isEqualTo(raised.alertId());
            assertThat(event.triggeredAt()).isEqualTo(START);
        });
        assertThat(List.of(raised, escalated, resolved))
                .extracting(Alert::eventId)
                .doesNotHaveDuplicates();
        assertThat(resolved.asOf()).isEqualTo(minute(2));
        assertThat(resolved.severity()).isEqualTo(Severity.HIGH);
        assertThat(resolved.message()).isEqualTo("Resolved: " + escalated.message());
        assertThat(next.alertId()).isNotEqualTo(raised.alertId());
        assertThat(next.triggeredAt()).isEqualTo(minute(60));
    }

    @Test
    @DisplayName("the alert of a user's rule that is not evaluated any more is resolved with the next observation")
    void inactiveRule() {
        UserRules rule = spotAbove(AlertType.USER_RULE, "far", 99);
        assertThat(phases(evaluate(quiet().at(minute(0)).build(), rule))).containsExactly(AlertPhase.RAISED);
        UserRules gone = new UserRules() {
            @Override
            public List<Verdict> judge(Subject subject) {
                return List.of();
            }

            @Override
            public boolean isActive(String ruleId) {
                return false;
            }
        };

        assertThat(phases(evaluate(quiet().at(minute(1)).build(), gone))).containsExactly(AlertPhase.RESOLVED);
        assertThat(memory.rules()).isEmpty();
        assertThat(evaluate(quiet().at(minute(2)).build(), gone)).isEmpty();
    }

    @Test
    void whatWasRaisedBeforeReArmingStillCountsWhileItCoolsDown() {
        assertThat(severities(flipAt(0, 100.4))).containsExactly(Severity.HIGH);
        assertThat(phases(flipAt(1, 102))).containsExactly(AlertPhase.RESOLVED); // re-arms
        assertThat(flipAt(2, 100.4)).isEmpty();
        assertThat(severities(flipAt(3, 100.2))).containsExactly(Severity.CRITICAL);
    }

    @Test
    void proximityRearmsWhenThereIsNoFlipAnyMoreButNotWhenItIsUnknown() {
        assertThat(flipAt(0, 100.9)).hasSize(1);
        assertThat(evaluate(
                        quiet().at(minute(60)).noFlip(NoFlipReason.VENDOR_GAMMA).build()))
                .isEmpty();
        assertThat(flipAt(120, 100.9)).isEmpty();
        evaluate(quiet().at(minute(180)).noFlip(NoFlipReason.NO_SIGN_CHANGE).build());
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

        assertThat(evaluate(empty)).isEmpty();
        assertThat(memory).isEqualTo(known);
        assertThat(flipAt(120, 100.9)).isEmpty();
    }

    @Test
    void aChangeOfRegimeCoolsDownPerRegimeEntered() {
        assertThat(regimeAt(0, null, Regime.STABLE)).isEmpty();
        assertThat(regimeAt(1, Regime.STABLE, Regime.FRAGILE)).hasSize(1);
        assertThat(regimeAt(2, Regime.FRAGILE, Regime.FRAGILE)).isEmpty();
        assertThat(regimeAt(3, Regime.FRAGILE, Regime.EXPLOSIVE)).hasSize(1);
        assertThat(regimeAt(4, Regime.EXPLOSIVE, Regime.STABLE)).hasSize(1);
        assertThat(regimeAt(5, Regime.STABLE, Regime.FRAGILE)).isEmpty(); // entered four minutes ago
        assertThat(regimeAt(31, Regime.STABLE, Regime.FRAGILE)).hasSize(1);
    }

    @Test
    void aChangeOfDealersGammaIsToldOnceSpotIsClearOfTheFlip() {
        assertThat(gammaAt(0, GammaRegime.NEAR_FLIP)).isEmpty();
        assertThat(gammaAt(1, GammaRegime.POSITIVE_GAMMA)).isEmpty(); // the first that is known
        assertThat(gammaAt(2, GammaRegime.NEAR_FLIP)).isEmpty();
        assertThat(gammaAt(3, GammaRegime.POSITIVE_GAMMA)).isEmpty();
        assertThat(gammaAt(4, GammaRegime.NEAR_FLIP)).isEmpty();
        assertThat(severities(gammaAt(5, GammaRegime.NEGATIVE_GAMMA))).containsExactly(Severity.HIGH);
        assertThat(gammaAt(6, GammaRegime.NEGATIVE_GAMMA)).isEmpty();
        assertThat(severities(gammaAt(7, GammaRegime.POSITIVE_GAMMA))).containsExactly(Severity.LOW);
        assertThat(gammaAt(8, GammaRegime.NEGATIVE_GAMMA)).isEmpty(); // entered three minutes ago
    }

    @Test
    void thePinRiskOfAnotherExpiryIsAnotherCondition() {
        assertThat(pinAt(0, 0.75, MONDAY)).hasSize(1);
        assertThat(pinAt(60, 0.75, MONDAY)).isEmpty();
        assertThat(phases(pinAt(120, 0.75, TUESDAY))).containsExactly(AlertPhase.RESOLVED, AlertPhase.RAISED);
        assertThat(pinAt(180, 0.75, TUESDAY)).isEmpty();
        assertThat(phases(evaluate(quiet().at(minute(240)).build()))).containsExactly(AlertPhase.RESOLVED);
        assertThat(memory.rules()).isEmpty();
        assertThat(pinAt(300, 0.75, TUESDAY)).hasSize(1);
    }

    @Test
    void theAlertsOfOneObservationAreOfAllRules() {
        GexSnapshot snapshot = quiet().net(-4e9)
                .flip(100.9)
                .strikes(new StrikeGex(105, 2e9, -2e9, 0, 1, 1))
                .pin(0.75, MONDAY, 100)
                .build();

        assertThat(evaluate(snapshot))
                .extracting(Alert::alertType)
                .containsExactly(
                        AlertType.GAMMA_FLIP_PROXIMITY,
                        AlertType.HIGH_GEX_CONCENTRATION,
                        AlertType.PIN_RISK_WARNING,
                        AlertType.DESTABILIZING_DEALERS);
    }

    @Test
    void theSameCauseGivesTheSameAlert() {
        GexSnapshot snapshot = quiet().flip(100.9).build();

        Alert first = evaluate(snapshot).getFirst();
        memory = AlertMemory.EMPTY;
        Alert second = evaluate(snapshot).getFirst();

        assertThat(second).isEqualTo(first);
        assertThat(first.alertId()).isEqualTo("flip_" + first.eventId().substring(0, 16));
        assertThat(first.triggeredAt()).isEqualTo(START);
        assertThat(first.causeEventId()).isEqualTo("snapshot-1");
    }

    @Test
    void aUserRuleSeesTheEventByItsWireNamesAndHasAStateAndACooldownOfItsOwn() {
        UserRules far = spotAbove("far", 99);
        UserRules both = subject -> Stream.of(far, spotAbove("other", 99))
                .flatMap(rules -> rules.judge(subject).stream())
                .toList();

        assertThat(evaluate(quiet().at(minute(0)).build(), far)).hasSize(1);
        List<Alert> second = evaluate(quiet().at(minute(1)).build(), both);
        assertThat(second).hasSize(1); // the other's; the first is not armed
        assertThat(second.getFirst().details()).containsEntry("rule", "other");
        assertThat(phases(evaluate(quiet().at(minute(2)).spot(98).build(), both))) // re-arms both
                .containsExactly(AlertPhase.RESOLVED, AlertPhase.RESOLVED);
        assertThat(evaluate(quiet().at(minute(4)).build(), both)).isEmpty(); // cooling down
        assertThat(evaluate(quiet().at(minute(6)).build(), both))
                .extracting(alert -> alert.details().get("rule"))
                .containsExactly("far", "other");
    }

    /** Five minutes of cooldown. */
    private static UserRules spotAbove(String id, double level) {
        return spotAbove(AlertType.UNKNOWN, id, level);
    }

    private static UserRules spotAbove(AlertType type, String id, double level) {
        return subject -> {
            double spot = ((GexSnapshot) subject.events().get("snapshot")).spot();
            Judgement judgement = spot > level
                    ? new Judgement.Triggered("", false, Severity.LOW, "above", Map.of("rule", id), "cause")
                    : new Judgement.Cleared();
            return List.of(new UserRules.Verdict(id, type, "user", Duration.ofMinutes(5), judgement));
        };
    }

    @Test
    void aNegativeCooldownIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertEngine<ScoreObservation>(List.of(), Duration.ofSeconds(-1)));
    }

    private static List<Severity> severities(List<Alert> alerts) {
        return alerts.stream().map(Alert::severity).toList();
    }

    private static List<AlertPhase> phases(List<Alert> alerts) {
        return alerts.stream().map(Alert::phase).toList();
    }

    private List<Alert> flipAt(int minute, double flip) {
        return evaluate(quiet().at(minute(minute)).flip(flip).build());
    }

    private List<Alert> gammaAt(int minute, GammaRegime regime) {
        return evaluate(quiet().at(minute(minute)).regime(regime).build());
    }

    private List<Alert> pinAt(int minute, double value, LocalDate expiry) {
        return evaluate(quiet().at(minute(minute)).pin(value, expiry, 100).build());
    }

    private List<Alert> regimeAt(int minute, @Nullable Regime previous, Regime regime) {
        Decision decision = scores.evaluate(Scores.at(minute(minute), previous, regime), memory, UserRules.NONE);
        memory = decision.memory();
        return decision.alerts();
    }

    private List<Alert> evaluate(GexSnapshot snapshot) {
        return evaluate(snapshot, UserRules.NONE);
    }

    private List<Alert> evaluate(GexSnapshot snapshot, UserRules userRules) {
        Decision decision = snapshots.evaluate(snapshot, new History<PastSnapshot>(List.of()), memory, userRules);
        memory = decision.memory();
        return decision.alerts();
    }

    /** Far from the flip, no concentration, no expiry near, dealers a little short of gamma. */
    private static Snapshots quiet() {
        return Snapshots.of("X").flip(110).strikes(new StrikeGex(95, 1e8, -1e8, 0, 1, 1));
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
