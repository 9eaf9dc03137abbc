package io.dealerflow.report.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.report.track.AlertCourse.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertCourseTest {
    private static final LocalDate DATE = LocalDate.of(2024, 3, 1);
    private static final Instant RAISED = Instant.parse("2024-03-01T15:00:00Z");
    private static final Price THEN = new Price(RAISED, 100, "book");
    private static final Closes CLOSES = new Closes(List.of(
            new Close(DATE.minusDays(1), 90, RAISED.minusSeconds(3_600), "f0"),
            new Close(DATE, 102, Instant.parse("2024-03-01T21:00:00Z"), "f1"),
            new Close(DATE.plusDays(3), 99, Instant.parse("2024-03-04T21:00:00Z"), "f2")));

    private static Alert event(String id, Instant asOf, Severity severity, AlertPhase phase) {
        return new Alert(
                id,
                "scoring-service",
                asOf,
                asOf,
                Alert.VERSION,
                "flip_1",
                AlertType.GAMMA_FLIP_PROXIMITY,
                severity,
                "SPX",
                "near",
                Map.of(),
                RAISED,
                "cause",
                phase);
    }

    private static final Alert ALERT = event("a", RAISED, Severity.LOW, AlertPhase.RAISED);

    @Test
    @DisplayName("moves are from the price when it was raised to the close of its date and the next one")
    void moves() {
        AlertCourse course = AlertCourse.of(ALERT, List.of(ALERT), DATE, THEN, CLOSES);

        assertThat(course.movePct(course.close())).isCloseTo(2, within(1e-9));
        assertThat(course.movePct(course.next())).isCloseTo(-1, within(1e-9));
        assertThat(course.lasted()).isNull();
    }

    @Test
    @DisplayName("without a book the price is the newest close that was known; without any there is no move")
    void withoutBook() {
        assertThat(AlertCourse.of(ALERT, List.of(), DATE, null, CLOSES).then())
                .isEqualTo(new Price(RAISED.minusSeconds(3_600), 90, "f0"));
        AlertCourse none = AlertCourse.of(ALERT, List.of(), DATE, null, Closes.NONE);
        assertThat(none.then()).isNull();
        assertThat(none.movePct(none.close())).isNull();
    }

    @Test
    @DisplayName("an alert that is raised after the close has no move until it")
    void afterTheClose() {
        Alert late = event("b", Instant.parse("2024-03-01T22:00:00Z"), Severity.LOW, AlertPhase.RAISED);

        AlertCourse course = AlertCourse.of(late, List.of(late), DATE, THEN, CLOSES);

        assertThat(course.close()).isNull();
        assertThat(course.next()).isNotNull();
    }

    @Test
    @DisplayName("a close that comes more than ten days later is not the next one")
    void gap() {
        var far = new Closes(List.of(new Close(DATE.plusDays(11), 99, Instant.parse("2024-03-12T21:00:00Z"), "f")));

        assertThat(AlertCourse.of(ALERT, List.of(), DATE, THEN, far).next()).isNull();
    }

    @Test
    @DisplayName("escalation and end have their time since it was raised")
    void escalatedAndResolved() {
        AlertCourse course = AlertCourse.of(
                ALERT,
                List.of(
                        event("d", RAISED.plusSeconds(7_260), Severity.HIGH, AlertPhase.RESOLVED),
                        event("c", RAISED.plusSeconds(1_800), Severity.HIGH, AlertPhase.ESCALATED),
                        ALERT),
                DATE,
                THEN,
                CLOSES);

        assertThat(course.escalatedAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(course.lasted()).isEqualTo(Duration.ofMinutes(121));
        assertThat(course.worst()).isEqualTo(Severity.HIGH);
    }
}
