package io.dealerflow.scoring.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.scoring.Rules;
import io.dealerflow.scoring.feed.Reports;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTopologyTest {
    private static final Instant START = Instant.parse("2026-03-11T14:00:00Z");

    @TempDir
    private Path stateDir;

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> reports;
    private TestOutputTopic<byte[], byte[]> alerts;

    @BeforeEach
    void start() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        Clock clock = Clock.fixed(START, ZoneOffset.UTC);
        driver = new TopologyTestDriver(
                ScoringTopology.build(
                        Rules.definitions(),
                        Rules.settings(),
                        Rules.signals(),
                        new EventMetrics(new SimpleMeterRegistry(), clock),
                        clock),
                properties,
                START);
        reports = driver.createInputTopic(
                Topics.QUALITY_REPORTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        alerts = driver.createOutputTopic(
                Topics.ALERTS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void refusedFileBecomesAnAlert() throws Exception {
        send(Reports.refused("NO_CONTRACTS", START), false);

        TestRecord<byte[], byte[]> record = alerts.readRecord();
        Alert alert = Wire.json().readValue(record.value(), Alert.class);
        assertThat(new String(record.key(), UTF_8)).isEqualTo("cboe");
        assertThat(alert.alertType()).isEqualTo(AlertType.DATA_QUALITY);
        assertThat(record.headers().lastHeader(HeaderNames.DF_REPLAY)).isNull();
    }

    @Test
    @DisplayName("a feed that stops is stale once, as the clock goes on")
    void stoppedFeedBecomesAnAlert() throws Exception {
        simulate(false);
        driver.advanceWallClockTime(Duration.ofSeconds(100));
        assertThat(alerts.isEmpty()).isTrue();

        driver.advanceWallClockTime(Duration.ofSeconds(60));
        driver.advanceWallClockTime(Duration.ofSeconds(60));

        List<byte[]> values = alerts.readValuesToList();
        assertThat(values).hasSize(1);
        assertThat(Wire.json().readValue(values.getFirst(), Alert.class).alertType())
                .isEqualTo(AlertType.DATA_STALE);
    }

    @Test
    void replayedReportsRaiseNothing() {
        simulate(true);
        send(Reports.refused("NO_CONTRACTS", START), true);
        driver.advanceWallClockTime(Duration.ofHours(1));

        assertThat(alerts.isEmpty()).isTrue();
    }

    @Test
    void unreadableReportIsDeadLettered() {
        reports.pipeInput("cboe".getBytes(UTF_8), "{garbage".getBytes(UTF_8));

        var letters = driver.createOutputTopic(
                Topics.QUALITY_REPORTS.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        assertThat(letters.readRecord()
                        .headers()
                        .lastHeader(HeaderNames.DLQ_CONSUMER)
                        .value())
                .isEqualTo("scoring-service/feeds".getBytes(UTF_8));
    }

    private void simulate(boolean isReplayed) {
        for (int i = 0; i < 3; i++) {
            send(Reports.clean("simulator", "option_chain", START.plusSeconds(i)), isReplayed);
        }
    }

    private void send(FileQuality report, boolean isReplayed) {
        Headers headers = EventHeaders.of(report, Trace.start("test"));
        if (isReplayed) {
            EventHeaders.markReplayed(headers);
        }
        reports.pipeInput(new TestRecord<>(report.source().getBytes(UTF_8), EventCodec.write(report), headers));
    }
}
