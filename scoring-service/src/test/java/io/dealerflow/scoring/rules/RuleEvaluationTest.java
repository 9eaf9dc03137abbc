package io.dealerflow.scoring.rules;

import static io.dealerflow.scoring.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.Scores;
import io.dealerflow.scoring.Snapshots;
import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.AlertMemory;
import io.dealerflow.scoring.alerts.Observation;
import io.dealerflow.scoring.alerts.PastSnapshot;
import io.dealerflow.scoring.alerts.ScoreObservation;
import io.dealerflow.scoring.alerts.SnapshotObservation;
import io.dealerflow.scoring.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of users through the engine that keeps the state of their alerts. */
class RuleEvaluationTest {
    private static final String SPOT = "snapshot.spot";

    private final List<ActiveRule> rules = new ArrayList<>();
    private RuleMemory seen = RuleMemory.EMPTY;
    private AlertMemory memory = AlertMemory.EMPTY;

    private void rule(SampleRules rule) {
        rules.clear();
        ActiveRule.of(rule.build()).ifPresent(rules::add);
    }

    /** What is raised. */
    private List<Alert> evaluate(Observation observation) {
        var evaluation = new RuleEvaluation(rules, seen);
        var engine = new AlertEngine<Observation>(List.of(), Duration.ofHours(1));
        AlertEngine.Decision decision = engine.evaluate(observation, memory, evaluation);
        seen = evaluation.memory();
        memory = decision.memory();
        return decision.alerts().stream()
                .filter(alert -> alert.phase() == AlertPhase.RAISED)
                .toList();
    }

    private static SnapshotObservation observed(GexSnapshot snapshot) {
        return new SnapshotObservation(snapshot, null, new History<PastSnapshot>(List.of()));
    }

    private List<Alert> spot(int minute, double spot) {
        return evaluate(observed(Snapshots.of("SPX")
                .id("s" + minute)
                .at(START.plusSeconds(60L * minute))
                .spot(spot)
                .build()));
    }

    @ParameterizedTest
    @CsvSource({"ABOVE, 100, 100, 101", "BELOW, 100, 100, 99"})
    @DisplayName("a figure beyond the level raises an alert, also at the first observation; one at the level does not")
    void beyond(Comparison comparison, double level, double at, double beyond) {
        rule(SampleRules.of(SPOT, comparison, level));

        assertThat(spot(0, at)).isEmpty();
        assertThat(spot(1, beyond)).hasSize(1);
        rule(SampleRules.of(SPOT, comparison, level).revision(2));
        assertThat(spot(2, beyond)).hasSize(1);
    }

    @Test
    @DisplayName("an alert says rule, figure, unit, level and cause")
    void content() {
        rule(SampleRules.of("snapshot.gamma_flip.distance_pct", Comparison.BELOW, 0.75));

        Alert alert = evaluate(observed(
                        Snapshots.of("SPX").id("cause").spot(200).flip(201).build()))
                .getFirst();

        assertThat(alert.alertType()).isEqualTo(AlertType.USER_RULE);
        assertThat(alert.alertId()).startsWith("rule_");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.causeEventId()).isEqualTo("cause");
        assertThat(alert.message())
                .isEqualTo("SPX: snapshot.gamma_flip.distance_pct is 0.5 percent, below 0.75 (rule Name of r).");
        assertThat(alert.details())
                .containsEntry("rule_id", "r")
                .containsEntry("field", "snapshot.gamma_flip.distance_pct")
                .containsEntry("unit", "percent")
                .containsEntry("comparison", "below")
                .containsEntry("level", 0.75)
                .containsEntry("value", 0.5);
    }

    @Test
    @DisplayName("a crossing needs an observation that is not beyond the level before one that is")
    void crossing() {
        rule(SampleRules.of(SPOT, Comparison.CROSSES_ABOVE, 100));

        assertThat(spot(0, 105)).isEmpty();
        assertThat(spot(1, 100)).isEmpty();
        assertThat(spot(2, 101)).hasSize(1);
        assertThat(spot(3, 102)).isEmpty();
        assertThat(spot(4, 99)).isEmpty();
        assertThat(spot(5, 101)).hasSize(1);
    }

    @Test
    @DisplayName("after an alert a rule re-arms at its re-arm level")
    void hysteresis() {
        rule(SampleRules.of(SPOT, Comparison.ABOVE, 100).rearmLevel(95));

        assertThat(spot(0, 101)).hasSize(1);
        assertThat(spot(1, 96)).isEmpty();
        assertThat(spot(2, 101)).isEmpty();
        assertThat(spot(3, 95)).isEmpty();
        assertThat(spot(4, 101)).hasSize(1);
    }

    @Test
    @DisplayName(
            "a rule that is armed again during its cooldown raises its alert afterwards, if the condition still holds")
    void cooldown() {
        rule(SampleRules.of(SPOT, Comparison.ABOVE, 100).cooldown(Duration.ofMinutes(10)));

        assertThat(spot(0, 101)).hasSize(1);
        assertThat(spot(1, 99)).isEmpty();
        assertThat(spot(2, 101)).isEmpty();
        assertThat(spot(10, 101)).hasSize(1);
    }

    @Test
    @DisplayName("the condition must hold for the duration without interruption, in event time")
    void duration() {
        rule(SampleRules.of(SPOT, Comparison.ABOVE, 100).hold(Duration.ofMinutes(10)));

        assertThat(spot(0, 101)).isEmpty();
        assertThat(spot(9, 99)).isEmpty();
        assertThat(spot(10, 101)).isEmpty();
        assertThat(spot(19, 102)).isEmpty();
        List<Alert> alerts = spot(20, 103);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().message()).contains("above 100 since " + START.plusSeconds(600));
    }

    @Test
    @DisplayName("an observation without the figure is passed over: the condition goes on holding")
    void missing() {
        rule(SampleRules.of("snapshot.gamma_flip.distance", Comparison.ABOVE, 5).hold(Duration.ofMinutes(2)));

        assertThat(flip(0, 110)).isEmpty();
        assertThat(evaluate(observed(Snapshots.of("SPX")
                        .id("none")
                        .at(START.plusSeconds(60))
                        .noFlip(NoFlipReason.NO_SIGN_CHANGE)
                        .build())))
                .isEmpty();
        assertThat(flip(2, 110)).hasSize(1);
    }

    private List<Alert> flip(int minute, double level) {
        return evaluate(observed(Snapshots.of("SPX")
                .id("f" + minute)
                .at(START.plusSeconds(60L * minute))
                .flip(level)
                .build()));
    }

    @Test
    @DisplayName("a change is measured against the observation before, in either direction; nothing against 0")
    void change() {
        rule(SampleRules.of("snapshot.net_gex", Comparison.CHANGES_BY, 10));

        assertThat(net(0, 100)).isEmpty();
        assertThat(net(1, 109)).isEmpty();
        Alert alert = net(2, -109).getFirst();
        assertThat(alert.message())
                .isEqualTo(
                        "SPX: snapshot.net_gex is -109 usd per pct, changed from 109 by 200 % (at least 10 %) (rule Name of r).");
        assertThat(alert.details()).containsEntry("previous_value", 109.0);
        assertThat(net(3, 0)).hasSize(1);
        assertThat(net(4, 50)).isEmpty();
    }

    private List<Alert> net(int minute, double net) {
        return evaluate(observed(Snapshots.of("SPX")
                .id("n" + minute)
                .at(START.plusSeconds(60L * minute))
                .net(net)
                .build()));
    }

    @Test
    @DisplayName("another version of the newest observation is compared with the same observation before")
    void correction() {
        rule(SampleRules.of(SPOT, Comparison.CROSSES_ABOVE, 100));

        assertThat(spot(0, 105)).isEmpty();
        assertThat(spot(1, 99)).isEmpty();
        assertThat(spot(1, 106)).as("there was no crossing").isEmpty();
        assertThat(spot(2, 107)).isEmpty();
    }

    @Test
    @DisplayName("an observation older than what a rule has seen says nothing")
    void late() {
        rule(SampleRules.of(SPOT, Comparison.ABOVE, 100));

        assertThat(spot(5, 99)).isEmpty();
        assertThat(spot(4, 101)).isEmpty();
        assertThat(spot(6, 101)).hasSize(1);
    }

    @Test
    @DisplayName("rules are for the symbols that they name, and for events that have their field")
    void scope() {
        rule(SampleRules.of(SPOT, Comparison.ABOVE, 1).symbols("NDX"));
        assertThat(spot(0, 100)).isEmpty();

        rule(SampleRules.of("score.index", Comparison.ABOVE, 40));
        assertThat(spot(1, 100)).isEmpty();
        ScoreObservation score = Scores.of(null, null);
        assertThat(evaluate(score))
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.causeEventId()).isEqualTo(score.score().eventId()));
        rule(SampleRules.of("score.components.vol.value", Comparison.ABOVE, 0.4).revision(2));
        assertThat(evaluate(score)).hasSize(1);
    }

    @Test
    @DisplayName("a rule that is gone forgets what it saw and raised; its next revision starts afresh")
    void forgets() {
        rule(SampleRules.of(SPOT, Comparison.ABOVE, 100).cooldown(Duration.ofDays(1)));
        assertThat(spot(0, 101)).hasSize(1);

        rule(SampleRules.of(SPOT, Comparison.ABOVE, 100).revision(2).disabled());
        assertThat(spot(1, 101)).isEmpty();
        assertThat(seen).isEqualTo(RuleMemory.EMPTY);
        assertThat(memory).isEqualTo(AlertMemory.EMPTY);

        rule(SampleRules.of(SPOT, Comparison.ABOVE, 100).revision(3));
        assertThat(spot(2, 101)).hasSize(1);
    }

    @Test
    @DisplayName("two rules that the same event meets raise two alerts; the same alert has the same id again")
    void ids() {
        UserRule first = SampleRules.of(SPOT, Comparison.ABOVE, 100).id("a").build();
        UserRule second = SampleRules.of(SPOT, Comparison.ABOVE, 100).id("b").build();
        rules.addAll(List.of(
                ActiveRule.of(first).orElseThrow(), ActiveRule.of(second).orElseThrow()));

        List<Alert> once = spot(0, 101);
        seen = RuleMemory.EMPTY;
        memory = AlertMemory.EMPTY;
        List<Alert> again = spot(0, 101);

        assertThat(once).extracting(Alert::alertId).doesNotHaveDuplicates().hasSize(2);
        assertThat(again).isEqualTo(once);
    }

    @Test
    @DisplayName("rules that are disabled, deleted or of a newer version are not active")
    void active() {
        assertThat(ActiveRule.of(
                        SampleRules.of(SPOT, Comparison.ABOVE, 1).disabled().build()))
                .isEmpty();
        assertThat(ActiveRule.of(
                        SampleRules.of(SPOT, Comparison.ABOVE, 1).deleted().build()))
                .isEmpty();
        assertThat(ActiveRule.of(SampleRules.of(SPOT, Comparison.UNKNOWN, 1).build()))
                .isEmpty();
        assertThat(ActiveRule.of(SampleRules.of("snapshot.added_later", Comparison.ABOVE, 1)
                        .build()))
                .isEmpty();
    }
}
