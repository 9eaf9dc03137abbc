package io.dealerflow.scoring.messaging;

import static io.dealerflow.scoring.Snapshots.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.scoring.Features;
import io.dealerflow.scoring.Snapshots;
import io.dealerflow.scoring.rules.SampleRules;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of users from their topic to their alerts. */
class RuleTopologyTest {
    @TempDir
    private Path stateDir;

    private Flow flow;

    @BeforeEach
    void start() {
        flow = new Flow(stateDir);
    }

    @AfterEach
    void stop() {
        flow.close();
    }

    private static SampleRules spotAbove(double level) {
        return SampleRules.of("snapshot.spot", Comparison.ABOVE, level);
    }

    @Test
    @DisplayName("a rule is evaluated from the next snapshot on")
    void effectiveForTheNextEvent() {
        observe("SPX", 0, 101);
        publish(spotAbove(100));
        observe("SPX", 1, 102);

        assertThat(raised()).singleElement().satisfies(alert -> {
            assertThat(alert.asOf()).isEqualTo(START.plusSeconds(60));
            assertThat(alert.details()).containsEntry("rule_id", "r").containsEntry("value", 102.0);
        });
    }

    @Test
    @DisplayName("a deleted rule stops at once, and so does a disabled one")
    void stops() {
        publish(spotAbove(100).id("deleted"));
        publish(spotAbove(100).id("disabled"));
        publish(spotAbove(100).id("kept"));
        publish(spotAbove(100).id("deleted").revision(2).deleted());
        publish(spotAbove(100).id("disabled").revision(2).disabled());
        observe("SPX", 0, 101);

        assertThat(raised()).extracting(alert -> alert.details().get("rule_id")).containsExactly("kept");
    }

    @Test
    @DisplayName("a late snapshot raises no alert of a rule, even of one that has seen nothing yet")
    void late() {
        observe("SPX", 5, 99);
        publish(spotAbove(100));
        observe("SPX", 4, 101);

        assertThat(raised()).isEmpty();
    }

    @Test
    @DisplayName(
            "an alert on a replayed snapshot is marked as replayed; repeated by another instance it has the same id")
    void replayed() {
        publish(spotAbove(100));
        flow.replay(snapshot("SPX", 0, 101));
        TestRecord<byte[], byte[]> first = flow.output(Topics.ALERTS.name()).readRecord();
        flow.close();
        start();
        publish(spotAbove(100));
        observe("SPX", 0, 101);

        assertThat(Flow.header(first, HeaderNames.DF_REPLAY)).isEqualTo("true");
        assertThat(raised()).containsExactly(Wire.readJson(first.value(), Alert.class));
    }

    @Test
    @DisplayName("a record that is no rule, and a rule of a newer version, are left out; the others go on")
    void unreadable() {
        flow.send(Topics.ALERTS_RULES, "broken", "{broken".getBytes(UTF_8));
        publish(SampleRules.of("snapshot.added_later", Comparison.ABOVE, 1).id("newer"));
        publish(spotAbove(100));
        observe("SPX", 0, 101);

        assertThat(raised()).hasSize(1);
    }

    @Test
    @DisplayName("a rule on the score is evaluated with the score")
    void scores() {
        publish(SampleRules.of("score.index", Comparison.ABOVE, 0).symbols("NDX"));
        flow.send(Features.book("SPX").build());
        flow.send(Features.book("NDX").build());

        assertThat(raised()).extracting(Alert::symbol).containsExactly("NDX");
    }

    @Test
    @DisplayName("a rule on a feature is evaluated with the score that is made of it, and never on what is late")
    void features() {
        publish(SampleRules.of("features.atm_vol_30d", Comparison.ABOVE, 0.1));
        flow.send(Features.book("SPX")
                .at(START.plusSeconds(60))
                .with(FeatureName.ATM_VOL_30D, 0.05)
                .build());
        flow.send(Features.book("SPX").id("late").build());
        assertThat(raised()).isEmpty();

        flow.send(Features.book("SPX").id("next").at(START.plusSeconds(120)).build());
        assertThat(raised()).hasSize(1);
    }

    private void publish(SampleRules rule) {
        flow.send(rule.build());
    }

    private void observe(String symbol, int minute, double spot) {
        flow.send(snapshot(symbol, minute, spot));
    }

    private static GexSnapshot snapshot(String symbol, int minute, double spot) {
        return Snapshots.of(symbol)
                .id(symbol + minute)
                .at(START.plusSeconds(60L * minute))
                .spot(spot)
                .build();
    }

    /** The alerts of rules since the last call. */
    private List<Alert> raised() {
        return flow.output(Topics.ALERTS.name()).readRecordsToList().stream()
                .map(message -> Wire.readJson(message.value(), Alert.class))
                .filter(alert -> alert.alertType() == AlertType.USER_RULE)
                .toList();
    }
}
