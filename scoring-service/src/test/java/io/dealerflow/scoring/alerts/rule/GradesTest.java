package io.dealerflow.scoring.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.Judgement;
import io.dealerflow.scoring.alerts.Judgement.Triggered;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradesTest {
    private static final Grades SHARE = Grades.atLeast(0.5, Map.of(Severity.LOW, 0.2, Severity.HIGH, 0.6));
    private static final Grades DISTANCE = Grades.atMost(1.5, Map.of(Severity.MEDIUM, 1.0, Severity.CRITICAL, 0.25));

    private static String said(Grades grades, double figure) {
        return grades.judge(figure, severity -> new Triggered("", false, severity, "", Map.of(), ""))
                .map(judgement -> judgement instanceof Triggered triggered
                        ? triggered.severity().name()
                        : judgement instanceof Judgement.Cleared ? "cleared" : "")
                .orElse("nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "1, HIGH",
        "0.6, HIGH",
        "0.59, LOW",
        "0.2, LOW",
        "0.19, nothing",
        "0.1, nothing",
        "0.09, cleared",
        "-1, cleared"
    })
    void ofLargeFiguresTheHighestThresholdThatIsReachedCounts(double figure, String expected) {
        assertThat(said(SHARE, figure)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, CRITICAL",
        "0.25, CRITICAL",
        "0.26, MEDIUM",
        "1, MEDIUM",
        "1.01, nothing",
        "1.5, nothing",
        "1.51, cleared"
    })
    void ofSmallFiguresTheLowestThresholdThatIsReachedCounts(double figure, String expected) {
        assertThat(said(DISTANCE, figure)).isEqualTo(expected);
    }

    @Test
    void theFirstThresholdIsThatOfTheLeastSeverity() {
        assertThat(SHARE.first()).isEqualTo(0.2);
        assertThat(DISTANCE.first()).isEqualTo(1);
    }

    @Test
    void thresholdsThatCannotBeAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> Grades.atLeast(1, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Grades.atLeast(1, Map.of(Severity.LOW, 0.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> Grades.atLeast(1, Map.of(Severity.LOW, Double.NaN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grades.atLeast(1, Map.of(Severity.LOW, 0.3, Severity.HIGH, 0.3)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grades.atMost(1, Map.of(Severity.LOW, 0.3, Severity.HIGH, 0.4)));
        assertThatIllegalArgumentException().isThrownBy(() -> Grades.atLeast(1.1, Map.of(Severity.LOW, 0.3)));
        assertThatIllegalArgumentException().isThrownBy(() -> Grades.atMost(0.9, Map.of(Severity.LOW, 0.3)));
        assertThatIllegalArgumentException().isThrownBy(() -> Grades.atMost(Double.NaN, Map.of(Severity.LOW, 0.3)));
    }
}
