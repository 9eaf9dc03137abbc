package io.dealerflow.scoring.messaging;

import static io.dealerflow.scoring.Snapshots.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.ScaleMethod;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.scoring.Rules;
import io.dealerflow.scoring.Snapshots;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringTopologyTest {
    private static final Instant NOW = Instant.parse("2026-03-13T18:00:00Z");
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    private Path stateDir;

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> snapshots;
    private TestOutputTopic<byte[], byte[]> scores;
    private TestOutputTopic<byte[], byte[]> alerts;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        driver = new TopologyTestDriver(
                ScoringTopology.build(Rules.settings(), new EventMetrics(new SimpleMeterRegistry(), clock), clock),
                properties);
        snapshots = driver.createInputTopic(
                Topics.FEATURES_GEX.name(), new ByteArraySerializer(), new ByteArraySerializer());
        scores = output(Topics.SCORES_ASSETS.name());
        alerts = output(Topics.ALERTS.name());
        deadLetters = output(Topics.FEATURES_GEX.deadLetters());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void aSnapshotBecomesAScoreThatCarriesItsTraceAndArrival() throws Exception {
        send(Snapshots.of("SPX").build());

        TestRecord<byte[], byte[]> record = scores.readRecord();
        AssetScore score = read(record, AssetScore.class);
        assertThat(new String(record.key(), UTF_8)).isEqualTo("SPX");
        assertThat(score.symbol()).isEqualTo("SPX");
        assertThat(score.featureEventId()).isEqualTo("snapshot-1");
        assertThat(score.ingestTs()).isEqualTo(Instant.parse("2026-03-13T15:00:00Z"));
        assertThat(score.regime()).isEqualTo(Regime.FRAGILE);
        assertThat(header(record, HeaderNames.CE_ID)).isEqualTo(score.eventId());
        assertThat(header(record, HeaderNames.CE_TYPE)).isEqualTo("io.dealerflow.asset-score.v1");
        assertThat(header(record, HeaderNames.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(header(record, HeaderNames.TRACEPARENT)).startsWith("00-" + TRACE_ID + "-");
    }

    @Test
    void aRepeatYieldsNothing() {
        send(Snapshots.of("SPX").flip(100.5).build());
        send(Snapshots.of("SPX").flip(100.5).build());

        assertThat(scores.readRecordsToList()).hasSize(1);
        assertThat(alerts.readRecordsToList()).hasSize(1);
    }

    @Test
    void whatIsComputedFromAReplayedSnapshotIsReplayed() {
        GexSnapshot snapshot = Snapshots.of("SPX").flip(100.5).build();
        var headers = new RecordHeaders();
        headers.add(HeaderNames.DF_REPLAY, "true".getBytes(UTF_8));
        snapshots.pipeInput(new TestRecord<>("SPX".getBytes(UTF_8), EventCodec.write(snapshot), headers));
        send(Snapshots.of("NDX").flip(100.5).build());

        assertThat(scores.readRecordsToList())
                .extracting(record -> header(record, HeaderNames.DF_REPLAY))
                .containsExactly("true", null);
        assertThat(alerts.readRecordsToList())
                .extracting(record -> header(record, HeaderNames.DF_REPLAY))
                .containsExactly("true", null);
    }

    @Test
    void percentilesServeOnceSixtyObservationsExist() throws Exception {
        for (int i = 0; i <= 60; i++) {
            send(Snapshots.of("SPX")
                    .id("s" + i)
                    .at(START.plusSeconds(i))
                    .vol(0.10 + 0.001 * i)
                    .build());
        }

        List<AssetScore> all = readAll(scores, AssetScore.class);
        assertThat(all.get(59).components().get(1).method()).isEqualTo(ScaleMethod.FIXED_RANGE);
        assertThat(all.get(60).components().get(1).method()).isEqualTo(ScaleMethod.PERCENTILE);
        assertThat(all.get(60).components().get(1).value()).isEqualTo(1); // above all sixty before it
        assertThat(all.get(60).components().get(0).value()).isEqualTo(0.5); // equal to all of them
    }

    @Test
    void regimesChangeWithHysteresisAndSaySoOnce() throws Exception {
        // flow 0.1 -> 0.6 and positioning 10 % into negative gamma -> 1 stay; only vol moves
        send(volOf(0, 0.10)); // (0.6 + 0 + 1) / 3 = 53.3
        send(volOf(60, 0.38)); // 0.56 -> 72.0: within three points of the edge
        send(volOf(120, 0.40)); // 0.60 -> 73.3
        send(volOf(180, 0.35)); // 0.50 -> 70.0
        send(volOf(240, 0.31)); // 0.42 -> 67.3
        send(volOf(300, 0.30)); // 0.40 -> 66.7

        assertThat(readAll(scores, AssetScore.class))
                .extracting(AssetScore::regime)
                .containsExactly(
                        Regime.FRAGILE,
                        Regime.FRAGILE,
                        Regime.EXPLOSIVE,
                        Regime.EXPLOSIVE,
                        Regime.EXPLOSIVE,
                        Regime.FRAGILE);
        assertThat(readAll(alerts, Alert.class))
                .extracting(alert -> alert.details().get("current_regime"))
                .containsExactly("explosive", "fragile");
    }

    @Test
    void aLateSnapshotIsScoredAgainstItsPastAndRaisesNoAlert() throws Exception {
        send(Snapshots.of("SPX").id("new").at(START.plusSeconds(60)).build());
        send(Snapshots.of("SPX").id("late").at(START).flip(100.1).build());

        List<AssetScore> all = readAll(scores, AssetScore.class);
        assertThat(all).hasSize(2);
        assertThat(all.get(1).asOf()).isEqualTo(START);
        assertThat(all.get(1).previousRegime()).isNull();
        assertThat(alerts.readRecordsToList()).isEmpty();
    }

    @Test
    void aCorrectionOfTheNewestIsScoredAndMayAlertOnceMoreOnlyAfterTheCooldown() throws Exception {
        send(Snapshots.of("SPX").id("v1").flip(100.9).build());
        send(Snapshots.of("SPX").id("v2").flip(100.8).build());

        assertThat(readAll(scores, AssetScore.class))
                .extracting(AssetScore::featureEventId)
                .containsExactly("v1", "v2");
        assertThat(alerts.readRecordsToList()).hasSize(1);
    }

    @Test
    void symbolsDoNotShareHistory() throws Exception {
        send(Snapshots.of("SPX").id("a").build());
        send(Snapshots.of("SPXW").id("b").at(START.plusSeconds(1)).build());

        assertThat(readAll(scores, AssetScore.class).get(1).previousRegime()).isNull();
    }

    @Test
    void unreadableBytesAreDeadLetteredAndTheFlowGoesOn() {
        snapshots.pipeInput(new TestRecord<>("SPX".getBytes(UTF_8), "{broken".getBytes(UTF_8)));
        send(Snapshots.of("SPX").build());

        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("{broken");
        assertThat(header(letter, HeaderNames.DLQ_CONSUMER)).isEqualTo("scoring-service/score");
        assertThat(header(letter, HeaderNames.DLQ_REASON)).isEqualTo("UNREADABLE");
        assertThat(header(letter, HeaderNames.DLQ_TOPIC)).isEqualTo(Topics.FEATURES_GEX.name());
        assertThat(header(letter, HeaderNames.DLQ_OFFSET)).isEqualTo("0");
        assertThat(header(letter, HeaderNames.DLQ_TIME)).isEqualTo(NOW.toString());
        assertThat(header(letter, HeaderNames.DLQ_ERROR)).isNotBlank();
        assertThat(scores.readRecordsToList()).hasSize(1);
    }

    @Test
    void aSnapshotThatBreaksTheRulesIsInvalid() {
        String invalid = new String(EventCodec.write(Snapshots.of("SPX").build()), UTF_8)
                .replace("\"spot\":100.0", "\"spot\":-1");
        snapshots.pipeInput(new TestRecord<>("SPX".getBytes(UTF_8), invalid.getBytes(UTF_8)));

        assertThat(header(deadLetters.readRecord(), HeaderNames.DLQ_REASON)).isEqualTo("INVALID");
        assertThat(scores.isEmpty()).isTrue();
    }

    @Test
    void aReplayAddressedToAnotherConsumerIsSkipped() {
        GexSnapshot snapshot = Snapshots.of("SPX").build();
        var headers = new RecordHeaders();
        headers.add(HeaderNames.DLQ_REPLAY_FOR, "gex-api/latest".getBytes(UTF_8));
        snapshots.pipeInput(new TestRecord<>("SPX".getBytes(UTF_8), EventCodec.write(snapshot), headers));

        assertThat(scores.isEmpty()).isTrue();
    }

    private static GexSnapshot volOf(int minute, double vol) {
        return Snapshots.of("SPX")
                .id("m" + minute)
                .at(START.plusSeconds(60L * minute))
                .vol(vol)
                .build();
    }

    private void send(Event event) {
        var trace = Trace.continuing("test", "00-" + TRACE_ID + "-b7ad6b7169203331-01");
        snapshots.pipeInput(new TestRecord<>(
                event.subject().getBytes(UTF_8), EventCodec.write(event), EventHeaders.of(event, trace)));
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static <T> List<T> readAll(TestOutputTopic<byte[], byte[]> topic, Class<T> type) throws IOException {
        List<T> events = new java.util.ArrayList<>();
        for (TestRecord<byte[], byte[]> record : topic.readRecordsToList()) {
            events.add(read(record, type));
        }
        return events;
    }

    private static <T> T read(TestRecord<byte[], byte[]> record, Class<T> type) throws IOException {
        return Wire.json().readValue(record.value(), type);
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return EventHeaders.text(record.headers(), name);
    }
}
