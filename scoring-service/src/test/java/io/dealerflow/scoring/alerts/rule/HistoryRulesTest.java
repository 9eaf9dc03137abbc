package io.dealerflow.scoring.alerts.rule;

import static io.dealerflow.scoring.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.scoring.Rules;
import io.dealerflow.scoring.Snapshots;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.Judgement.Triggered;
import io.dealerflow.scoring.alerts.PastSnapshot;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import io.dealerflow.scoring.config.AlertSettings;
import io.dealerflow.scoring.history.History;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that compare a snapshot with earlier ones or with its day, under the settings that hold unless others are given. */
class HistoryRulesTest {
    private static final AlertSettings SETTINGS = Rules.settings();
    private static final AlertRule<SnapshotObservation> WALL =
            SETTINGS.wallBreach().rule();
    private static final AlertRule<SnapshotObservation> CONCENTRATION =
            SETTINGS.concentration().rule();
    private static final AlertRule<SnapshotObservation> ZERO_DTE =
            new ZeroDteShareRule(SETTINGS.zeroDteShare().grades());
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-13");

    private final History<PastSnapshot> history = new History<PastSnapshot>(List.of());

    private Optional<Judgement> judge(AlertRule<SnapshotObservation> rule, Snapshots snapshot) {
        return rule.judge(new SnapshotObservation(snapshot.build(), null, history));
    }

    private Triggered triggered(AlertRule<SnapshotObservation> rule, Snapshots snapshot) {
        return (Triggered) judge(rule, snapshot).orElseThrow();
    }

    private static String said(Optional<Judgement> judgement) {
        return judgement
                .map(said -> said instanceof Triggered triggered
                        ? triggered.variant() + " " + triggered.severity().name()
                        : "cleared")
                .orElse("nothing");
    }

    private void before(Instant asOf, @Nullable Double putWall, @Nullable Double callWall) {
        history.put(PastSnapshot.of(
                Snapshots.of("X").at(asOf).walls(putWall, callWall).build()));
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "105.04, nothing",
        "105.06, call MEDIUM",
        "105.53, call HIGH",
        "106.06, call CRITICAL",
        "95, nothing",
        "94.9, put MEDIUM",
        "94.5, put HIGH",
        "94, put CRITICAL",
        "105, nothing",
        "104.8, nothing",
        "104.7, cleared",
        "95.1, nothing",
        "95.3, cleared",
    })
    void aWallIsBreachedFromTheInside(double spot, String expected) {
        before(START.minusSeconds(60), 95.0, 105.0);

        assertThat(said(judge(WALL, Snapshots.of("X").spot(spot)))).isEqualTo(expected);
    }

    @Test
    void theWallsAreThoseOfTheSnapshotBefore() {
        before(START.minusSeconds(120), 90.0, 101.0);
        before(START.minusSeconds(60), 95.0, 105.0);
        before(START.plusSeconds(60), 99.0, 101.0);

        assertThat(said(judge(WALL, Snapshots.of("X").spot(102).walls(100.0, 110.0))))
                .isEqualTo("cleared");
    }

    @Test
    void aBreachSaysWhichWallAndSinceWhen() {
        before(START.minusSeconds(60), 95.0, 105.0);
        Triggered alert = triggered(WALL, Snapshots.of("X").spot(106.05));

        assertThat(alert.message())
                .isEqualTo(
                        "X at 106.05 is 1.00 % above the call wall 105 of the snapshot before, of 2026-03-13T14:29:00Z"
                                + " (dealer convention CALLS_LONG_PUTS_SHORT).");
        assertThat(alert.details())
                .containsEntry("wall", "call")
                .containsEntry("wall_strike", "105.00")
                .containsEntry("spot_price", "106.05")
                .containsEntry("wall_as_of", "2026-03-13T14:29:00Z");
    }

    @Test
    void withoutWallsOrWithOldOnesNothingIsSaid() {
        assertThat(judge(WALL, Snapshots.of("X").spot(200))).isEmpty();
        before(START.minus(Duration.ofDays(5)), 95.0, 105.0);
        assertThat(judge(WALL, Snapshots.of("X").spot(200))).isEmpty();
        before(START.minusSeconds(60), null, null);
        assertThat(judge(WALL, Snapshots.of("X").spot(200))).isEmpty();
        before(START.minusSeconds(30), null, 150.0);
        assertThat(said(judge(WALL, Snapshots.of("X").spot(10)))).isEqualTo("cleared");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0.81, 2026-03-13 CRITICAL",
        "0.65, 2026-03-13 HIGH",
        "0.50, 2026-03-13 MEDIUM",
        "0.49, nothing",
        "0.41, nothing",
        "0.39, cleared",
        "0, cleared",
    })
    void zeroDteShare(double share, String expected) {
        Snapshots snapshot = Snapshots.of("X").expiries(FRIDAY, FRIDAY.plusDays(3), share);

        assertThat(said(judge(ZERO_DTE, snapshot))).isEqualTo(expected);
    }

    @Test
    void zeroDteCountsTheDayInNewYorkAndSaysHowMuchExpires() {
        Instant fridayEveningInNewYork = Instant.parse("2026-03-14T01:00:00Z");
        Triggered alert = triggered(
                ZERO_DTE, Snapshots.of("X").at(fridayEveningInNewYork).expiries(FRIDAY, FRIDAY.plusDays(3), 0.7));

        assertThat(alert.message())
                .isEqualTo(
                        "X has 70.00 % of its gross gamma exposure (7.00 bn USD of 10.00 bn USD per 1 % move) in options that"
                                + " expire today, 2026-03-13 (dealer convention CALLS_LONG_PUTS_SHORT).");
        assertThat(alert.details()).containsEntry("expiration", "2026-03-13").containsEntry("threshold_pct", 50.0);
        assertThat(said(judge(
                        ZERO_DTE,
                        Snapshots.of("X")
                                .at(Instant.parse("2026-03-14T05:00:00Z"))
                                .expiries(FRIDAY, FRIDAY.plusDays(3), 0.7))))
                .isEqualTo("cleared");
    }

    private static Snapshots concentrated(double share) {
        double half = share * 10e9 / 2;
        return Snapshots.of("X").strikes(new StrikeGex(102.5, half, -half, 0, 1, 1));
    }

    private void sharesBefore(int count, double share) {
        for (int i = 1; i <= count; i++) {
            history.put(PastSnapshot.of(
                    concentrated(share).at(START.minusSeconds(i)).build()));
        }
    }

    @ParameterizedTest(name = "{0} against {1} shares of 0.12: {2}")
    @CsvSource({
        "0.15, 60, ' LOW'",
        "0.15, 59, cleared",
        "0.12, 60, cleared",
        "0.45, 60, ' MEDIUM'",
    })
    void aConcentrationThatIsHighForItsAssetIsLow(double share, int before, String expected) {
        sharesBefore(before, 0.12);

        assertThat(said(judge(CONCENTRATION, concentrated(share)))).isEqualTo(expected);
    }

    @Test
    void aConcentrationBelowTheSmallestShareIsNotHighForItsAsset() {
        sharesBefore(60, 0.05);

        assertThat(said(judge(CONCENTRATION, concentrated(0.09)))).isEqualTo("cleared");
    }

    @Test
    void aConcentrationDoesNotRearmWhileItIsHighForItsAsset() {
        sharesBefore(97, 0.12);
        history.put(
                PastSnapshot.of(concentrated(0.18).at(START.minusSeconds(900)).build()));
        history.put(
                PastSnapshot.of(concentrated(0.18).at(START.minusSeconds(901)).build()));
        history.put(
                PastSnapshot.of(concentrated(0.18).at(START.minusSeconds(902)).build()));

        assertThat(said(judge(CONCENTRATION, concentrated(0.15)))).isEqualTo("nothing"); // 0.97
        assertThat(said(judge(CONCENTRATION, concentrated(0.12)))).isEqualTo("cleared");
    }

    @Test
    void aConcentrationThatIsHighForItsAssetSaysSo() {
        sharesBefore(60, 0.12);
        Triggered alert = triggered(CONCENTRATION, concentrated(0.15));

        assertThat(alert.message()).contains("2.50 % above spot, more than at 100.00 % of earlier times (dealer");
        assertThat(alert.details()).containsEntry("share_percentile", 1.0);
    }
}
