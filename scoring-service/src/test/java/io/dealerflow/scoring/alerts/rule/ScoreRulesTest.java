package io.dealerflow.scoring.alerts.rule;

import static io.dealerflow.scoring.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.Rules;
import io.dealerflow.scoring.Scores;
import io.dealerflow.scoring.alerts.AlertRule;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.Judgement.Triggered;
import io.dealerflow.scoring.alerts.ScoreObservation;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.instability.PastObservation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on scores, under the settings that hold unless others are given. */
class ScoreRulesTest {
    private static final AlertRule<ScoreObservation> REGIME = new InstabilityRegimeRule();
    private static final AlertRule<ScoreObservation> JUMP =
            Rules.settings().scoreJump().rule();

    private final History<PastObservation> history = new History<PastObservation>(List.of());

    @ParameterizedTest
    @CsvSource({
        "STABLE, FRAGILE, MEDIUM",
        "STABLE, EXPLOSIVE, CRITICAL",
        "FRAGILE, EXPLOSIVE, CRITICAL",
        "EXPLOSIVE, FRAGILE, LOW",
        "EXPLOSIVE, STABLE, LOW",
        "FRAGILE, STABLE, LOW"
    })
    void instabilityRegime(Regime from, Regime to, Severity expected) {
        Triggered alert = (Triggered) REGIME.judge(Scores.of(from, to)).orElseThrow();

        assertThat(alert.severity()).isEqualTo(expected);
        assertThat(alert.variant()).isEqualTo(to.name());
        assertThat(alert.message())
                .isEqualTo("X went from " + from + " to " + to
                        + ": instability index 50.0 of 100 (vol 0.42), pressure DOWN.");
        assertThat(alert.details())
                .containsEntry("previous_regime", from.name().toLowerCase(Locale.ROOT))
                .containsEntry("current_regime", to.name().toLowerCase(Locale.ROOT))
                .containsEntry("pressure", "down");
        assertThat(alert.causeEventId()).isEqualTo("score-1");
    }

    @Test
    void noRegimeIsNoChange() {
        assertThat(REGIME.judge(Scores.of(null, Regime.FRAGILE))).isEmpty();
        assertThat(REGIME.judge(Scores.of(Regime.FRAGILE, Regime.FRAGILE))).isEmpty();
        assertThat(REGIME.judge(Scores.of(null, null))).isEmpty();
    }

    private void before(Duration age, String basis, double index) {
        history.put(Scores.past(START.minus(age), basis, index));
    }

    private Optional<Judgement> jump(double index) {
        return JUMP.judge(Scores.of(START, index, history));
    }

    private static String said(Optional<Judgement> judgement) {
        return judgement
                .map(said -> said instanceof Triggered triggered
                        ? triggered.variant() + " " + triggered.severity().name()
                        : "cleared")
                .orElse("nothing");
    }

    @ParameterizedTest(name = "40 to {0}: {1}")
    @CsvSource({
        "80, UP CRITICAL",
        "65, UP HIGH",
        "55, UP MEDIUM",
        "54.9, nothing",
        "47.5, nothing",
        "47.4, cleared",
        "32.6, cleared",
        "25, DOWN LOW",
        "0, DOWN LOW"
    })
    void aJumpCountsAgainstTheNewestIndexOfAnHourAgoOrMore(double index, String expected) {
        before(Duration.ofHours(3), Scores.BASIS, 90);
        before(Duration.ofHours(1), Scores.BASIS, 40);
        before(Duration.ofMinutes(59), Scores.BASIS, 79);

        assertThat(said(jump(index))).isEqualTo(expected);
    }

    @Test
    void indicesOfOtherMeasuresAreNotCompared() {
        before(Duration.ofHours(2), Scores.BASIS, 40);
        before(Duration.ofHours(1), "another", 40);

        assertThat(jump(90)).isEmpty();
    }

    @Test
    void anOldIndexIsNotCompared() {
        before(Duration.ofDays(4).plusSeconds(1), Scores.BASIS, 40);

        assertThat(jump(90)).isEmpty();
        assertThat(JUMP.judge(Scores.of(START, null, history))).isEmpty();
    }

    @Test
    void aJumpSaysFromWhatToWhatSinceWhen() {
        before(Duration.ofHours(1), Scores.BASIS, 40);
        Triggered alert = (Triggered) jump(58.26).orElseThrow();

        assertThat(alert.message())
                .isEqualTo(
                        "X's instability index rose 18.3 points since 2026-03-13T13:30:00Z: from 40.0 to 58.3 of 100 (vol 0.42).");
        assertThat(alert.details())
                .containsEntry("index", 58.26)
                .containsEntry("previous_index", 40.0)
                .containsEntry("since", "2026-03-13T13:30:00Z")
                .containsEntry("threshold_points", 15.0);
    }

    @Test
    void aWindowMustBeShorterThanTheLargestAge() {
        Grades grades = Grades.atLeast(1, Map.of(Severity.LOW, 1.0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreJumpRule(grades, Duration.ofHours(2), Duration.ofHours(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreJumpRule(grades, Duration.ZERO, Duration.ofHours(1)));
    }
}
