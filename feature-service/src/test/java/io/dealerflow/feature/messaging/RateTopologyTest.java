package io.dealerflow.feature.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.RateCurve;
import io.dealerflow.feature.Chains;
import io.dealerflow.feature.Observations;
import io.dealerflow.feature.gex.Horizon;
import io.dealerflow.feature.gex.SnapshotEngine;
import io.dealerflow.feature.universe.FactReader;
import io.dealerflow.feature.universe.UniverseFile;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.streams.EventTopology;
import io.dealerflow.kit.streams.EventTopology.Stage;
import io.dealerflow.quant.chain.Convention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots under the rates of ingested series. A value is known a day after the end of its date, in UTC. */
class RateTopologyTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 10);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 19);
    /** From when on Tuesday's values are known. */
    private static final Instant KNOWN = Instant.parse("2026-03-12T00:00:00Z");

    private static final Instant RECEIVED = Instant.parse("2026-03-23T12:00:00Z");
    /** When the values of {@link #TUESDAY} are too old. */
    private static final Instant LATER = Instant.parse("2026-03-21T15:00:00Z");

    @TempDir
    private Path stateDir;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        start("test");
    }

    private void start(String name) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        Clock clock = Clock.fixed(RECEIVED, ZoneOffset.UTC);
        var meters = new SimpleMeterRegistry();
        var metrics = new EventMetrics(meters, clock);
        var recomputations = new RecomputationMetrics(meters);
        var reader = new FactReader(UniverseFile.read(
                "test.yaml",
                new StringReader("assets: {R: {class: rates, inputs: {yield_2y: {topic: macro, series: DGS2}}}}")));
        List<Stage<?>> stages = new ArrayList<>();
        stages.add(GexTopology.stage(() -> new GexProcessor(
                SnapshotEngine.of(Convention.DEFAULT),
                new Horizon(1_000, 10_000_000, 2_000),
                recomputations,
                metrics,
                clock)));
        stages.addAll(AssetTopology.factStages(reader, metrics, clock).stream()
                .filter(stage -> stage.source().equals(Topics.RAW_MACRO))
                .toList());
        driver = new TopologyTestDriver(
                EventTopology.of(stages, List.of(), List.of(GexTopology.ratesStage())), properties, RECEIVED);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private void send(Event event) {
        driver.createInputTopic(
                        Topics.of(event.getClass()).name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        event.subject().getBytes(UTF_8),
                        EventCodec.write(event),
                        EventHeaders.of(event, Trace.start("test"))));
    }

    private void chain(Instant asOf) {
        send(Chains.of("TST", asOf, 0, 100, JUNE));
    }

    private void yields(LocalDate date, double shortRate, double longRate) {
        send(Observations.value("DGS3MO", date, shortRate, null, RECEIVED));
        send(Observations.value("DGS2", date, longRate, null, RECEIVED));
    }

    /** What has been published since the last call, once rates are quiet and no book is pending. */
    private List<TestRecord<byte[], byte[]>> records() {
        driver.advanceWallClockTime(RateState.QUIET);
        driver.advanceWallClockTime(GexProcessor.CATCH_UP_EVERY);
        return driver.createOutputTopic(
                        Topics.FEATURES_GEX.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static GexSnapshot snapshot(TestRecord<byte[], byte[]> record) {
        return Wire.readJson(record.value(), GexSnapshot.class);
    }

    private Map<Instant, String> lastVersions() {
        Map<Instant, String> ids = new TreeMap<>();
        records()
                .forEach(record ->
                        ids.put(snapshot(record).asOf(), snapshot(record).eventId()));
        return ids;
    }

    @Test
    @DisplayName("a book takes the newest curve that was known, and names its series, dates and rates")
    void namedCurve() {
        yields(TUESDAY, 4, 3);
        chain(KNOWN);

        GexSnapshot snapshot = snapshot(records().getFirst());
        RateCurve curve = snapshot.convention().rateCurve();
        assertThat(curve.date()).isEqualTo(TUESDAY);
        assertThat(curve.points()).extracting(RateCurve.CurvePoint::series).containsExactly("DGS3MO", "DGS2");
        assertThat(curve.points()).extracting(RateCurve.CurvePoint::years).containsExactly(0.25, 2.0);
        // 4 ln(1 + 0.04 / 4)
        assertThat(curve.points().getFirst().rate()).isCloseTo(0.0398013, within(1e-7));
        assertThat(snapshot.convention().rate())
                .isEqualTo(curve.points().getFirst().rate());
    }

    @Test
    @DisplayName("before a curve is known, and when it is too old, the configured rate counts")
    void noCurve() {
        yields(TUESDAY, 4, 3);
        chain(KNOWN.minusSeconds(1));
        chain(LATER);

        assertThat(records()).hasSize(2).allSatisfy(record -> {
            assertThat(snapshot(record).convention().rateCurve()).isNull();
            assertThat(snapshot(record).convention().rate()).isEqualTo(0.043);
        });
    }

    @Test
    @DisplayName("a late curve is used for the books that it was known for, and no others are published again")
    void lateCurve() {
        chain(KNOWN.minusSeconds(1));
        chain(KNOWN);
        chain(LATER);
        assertThat(records()).hasSize(3);

        yields(TUESDAY, 4, 3);
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(snapshot(record).asOf()).isEqualTo(KNOWN);
            assertThat(snapshot(record).convention().rateCurve().date()).isEqualTo(TUESDAY);
            assertThat(EventHeaders.text(record.headers(), HeaderNames.DF_REPLAY))
                    .isEqualTo("true");
        });

        yields(TUESDAY, 4, 3);
        assertThat(records()).isEmpty();
    }

    @Test
    @DisplayName(
            "a corrected value changes the books that rest on it, from the instant at which the correction was known")
    void correctedCurve() {
        yields(TUESDAY, 4, 3);
        yields(TUESDAY.plusDays(2), 5, 5);
        Instant corrected = Instant.parse("2026-03-13T00:00:00Z");
        Instant next = Instant.parse("2026-03-14T00:00:00Z");
        for (Instant asOf : List.of(KNOWN, corrected, next)) {
            chain(asOf);
        }
        assertThat(records()).hasSize(3);

        send(Observations.value("DGS2", TUESDAY, 3.5, LocalDate.of(2026, 3, 12), RECEIVED.plusSeconds(1)));

        assertThat(records()).singleElement().satisfies(record -> {
            GexSnapshot snapshot = snapshot(record);
            assertThat(snapshot.asOf()).isEqualTo(corrected);
            // 2 ln(1 + 0.035 / 2) and less: the coupons before the last are discounted at lower rates
            assertThat(snapshot.convention().rateCurve().points().getLast().rate())
                    .isCloseTo(0.0347, within(1e-4));
        });
    }

    @Test
    @DisplayName("the last versions have the same ids whether rates or chains arrive first")
    void orderOfArrival() {
        chain(KNOWN);
        chain(KNOWN.plusSeconds(60));
        yields(TUESDAY, 4, 3);
        yields(TUESDAY.minusDays(1), 5, 5);
        Map<Instant, String> late = lastVersions();
        driver.close();

        start("again");
        yields(TUESDAY.minusDays(1), 5, 5);
        yields(TUESDAY, 4, 3);
        chain(KNOWN.plusSeconds(60));
        chain(KNOWN);

        assertThat(lastVersions()).isEqualTo(late);
    }
}
