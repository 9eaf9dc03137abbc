package io.dealerflow.scoring.messaging;

import static io.dealerflow.scoring.Snapshots.START;
import static io.dealerflow.scoring.messaging.Flow.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.scoring.Features;
import io.dealerflow.scoring.Snapshots;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From snapshots to alerts. */
class SnapshotTopologyTest {
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

    private List<Alert> alerts() throws Exception {
        return flow.read(Topics.ALERTS);
    }

    @Test
    void aSnapshotRaisesItsAlertsWithoutAScore() throws Exception {
        flow.send(Snapshots.of("SPX").flip(100.5).build());

        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.alertType()).isEqualTo(AlertType.GAMMA_FLIP_PROXIMITY);
            assertThat(alert.causeEventId()).isEqualTo("snapshot-1");
        });
        assertThat(flow.output(Topics.SCORES_ASSETS.name()).isEmpty()).isTrue();
    }

    @Test
    void aRepeatOrALateSnapshotRaisesNoAlert() throws Exception {
        flow.send(Snapshots.of("SPX").id("new").at(START.plusSeconds(60)).build());
        flow.send(Snapshots.of("SPX").id("late").at(START).flip(100.1).build());
        flow.send(Snapshots.of("SPX")
                .id("new")
                .at(START.plusSeconds(60))
                .flip(100.1)
                .build());

        assertThat(alerts()).isEmpty();
    }

    @Test
    void aCorrectionOfTheNewestAlertsOnceMoreOnlyAfterTheCooldown() throws Exception {
        flow.send(Snapshots.of("SPX").id("v1").flip(100.9).build());
        flow.send(Snapshots.of("SPX").id("v2").flip(100.8).build());

        assertThat(alerts()).hasSize(1);
    }

    @Test
    void whatIsRaisedOnAReplayedSnapshotIsReplayed() {
        flow.replay(Snapshots.of("SPX").flip(100.5).build());
        flow.send(Snapshots.of("NDX").flip(100.5).build());

        assertThat(flow.output(Topics.ALERTS.name()).readRecordsToList())
                .extracting(record -> header(record, HeaderNames.DF_REPLAY))
                .containsExactly("true", null);
    }

    @Test
    void spotThatCrossesTheWallOfTheSnapshotBeforeRaisesABreach() throws Exception {
        flow.send(Snapshots.of("SPX").id("a").walls(95.0, 105.0).build());
        flow.send(Snapshots.of("SPX")
                .id("b")
                .at(START.plusSeconds(60))
                .spot(105.5)
                .flip(120)
                .walls(105.0, 110.0)
                .build());

        assertThat(alerts()).extracting(Alert::alertType).containsExactly(AlertType.WALL_BREACH);
    }

    @Test
    void alertsOnScoresAndOnSnapshotsHaveStatesOfTheirOwn() throws Exception {
        flow.send(Snapshots.of("SPX").flip(100.5).build());
        flow.send(Features.book("SPX").build());
        flow.send(Snapshots.of("SPX")
                .id("next")
                .at(START.plusSeconds(60))
                .flip(100.5)
                .build());

        assertThat(alerts()).hasSize(1);
    }

    @Test
    void unreadableOrInvalidSnapshotsAreDeadLetteredAndTheFlowGoesOn() throws Exception {
        flow.send(Topics.FEATURES_GEX, "SPX", "{broken".getBytes(UTF_8));
        String invalid = new String(EventCodec.write(Snapshots.of("SPX").build()), UTF_8)
                .replace("\"spot\":100.0", "\"spot\":-1");
        flow.send(Topics.FEATURES_GEX, "SPX", invalid.getBytes(UTF_8));
        flow.send(Snapshots.of("SPX").flip(100.5).build());

        List<TestRecord<byte[], byte[]>> letters =
                flow.output(Topics.FEATURES_GEX.deadLetters()).readRecordsToList();
        assertThat(letters)
                .extracting(letter -> header(letter, HeaderNames.DLQ_REASON))
                .containsExactly("UNREADABLE", "INVALID");
        TestRecord<byte[], byte[]> letter = letters.getFirst();
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("{broken");
        assertThat(header(letter, HeaderNames.DLQ_CONSUMER)).isEqualTo("scoring-service/alerts");
        assertThat(header(letter, HeaderNames.DLQ_TOPIC)).isEqualTo(Topics.FEATURES_GEX.name());
        assertThat(header(letter, HeaderNames.DLQ_OFFSET)).isEqualTo("0");
        assertThat(header(letter, HeaderNames.DLQ_TIME)).isEqualTo(Flow.NOW.toString());
        assertThat(header(letter, HeaderNames.DLQ_ERROR)).isNotBlank();
        assertThat(alerts()).hasSize(1);
    }
}
