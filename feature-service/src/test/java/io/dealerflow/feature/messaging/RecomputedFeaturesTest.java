package io.dealerflow.feature.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.feature.Chains;
import io.dealerflow.feature.Observations;
import io.dealerflow.feature.asset.AssetEngine;
import io.dealerflow.feature.gex.Horizon;
import io.dealerflow.feature.gex.SnapshotEngine;
import io.dealerflow.feature.universe.FactReader;
import io.dealerflow.feature.universe.Universe;
import io.dealerflow.feature.universe.UniverseFile;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.streams.EventTopology;
import io.dealerflow.quant.chain.Convention;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Features are a function of the observations: what the topology publishes of observations in any order, with repeats and corrections, has the
 * same bytes as what a recomputation of each day gives.
 */
class RecomputedFeaturesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    private static final int DAYS = 26;
    private static final Instant RECEIVED = Instant.parse("2026-05-20T00:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-07-01T00:00:00Z");
    private static final SnapshotEngine SNAPSHOTS = SnapshotEngine.of(Convention.DEFAULT);
    private static final Universe UNIVERSE = UniverseFile.read("test.yaml", new StringReader("""
            assets:
              EQ:
                class: equity
                inputs:
                  chain: {topic: gex, symbol: TST}
                  curve: {topic: futures, root: CU}
                  positions: {topic: positioning, market: M, report: financial}
                  closes: {topic: bars, symbol: EQ, interval: 1d}
              PAIR:
                class: fx
                inputs:
                  closes: {topic: fx, pair: EURJPY, over: EURUSD}
                  base_rate: {topic: macro, series: RATE}
                  quote_rate: {topic: macro, series: QUOTE}
            """));

    @TempDir
    private Path stateDir;

    @ParameterizedTest
    @ValueSource(strings = {"option_chain", "bars", "futures", "fx", "positioning", "macro", "rates", "all"})
    @DisplayName("of each kind of data, and of all together")
    void theSameBytes(String kind) {
        List<Event> events = new ArrayList<>();
        for (String one : kind.equals("all")
                ? List.of("option_chain", "bars", "futures", "fx", "positioning", "macro", "rates")
                : List.of(kind)) {
            events.addAll(events(one));
        }
        List<Event> arriving = new ArrayList<>(events);
        arriving.addAll(events.subList(0, events.size() / 3));
        Collections.shuffle(arriving, new Random(7));

        assertThat(published(arriving)).isNotEmpty().isEqualTo(recomputed(events));
    }

    /** Observations of some weeks, of which each third is corrected. */
    private static List<Event> events(String kind) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            LocalDate date = MONDAY.plusDays(i);
            Instant received = RECEIVED.plusSeconds(i);
            events.addAll(observations(kind, i, date, 100 + i % 7, received));
            if (i % 3 == 0) {
                events.addAll(observations(kind, i, date, 101 + i % 5, received.plusSeconds(1_000)));
            }
        }
        return events;
    }

    private static List<Event> observations(String kind, int i, LocalDate date, double level, Instant received) {
        return switch (kind) {
            case "option_chain" -> List.of(chain(date, level, received));
            case "bars" -> List.of(Observations.close("EQ", date, level, received));
            case "futures" ->
                List.of(
                        Observations.contract("CU", "CUJ26", date, LocalDate.of(2026, 5, 20), level, received),
                        Observations.contract("CU", "CUK26", date, LocalDate.of(2026, 6, 19), level + 1, received));
            case "fx" ->
                List.of(
                        Observations.rate("EURUSD", date, level / 100, received),
                        Observations.rate("EURJPY", date, level, received));
            case "positioning" ->
                i % 7 == 1 ? List.of(Observations.report("M", date, 2_000 + (long) level, received)) : List.of();
            case "rates" ->
                List.of(
                        chain(date, level, received),
                        Observations.value("DGS3MO", date, level / 25, date.plusDays(i % 4), received),
                        Observations.value("DGS2", date, level / 50, null, received));
            default ->
                List.of(
                        Observations.value("RATE", date, level / 25, date.plusDays(i % 4), received),
                        Observations.value("QUOTE", date, level / 50, null, received));
        };
    }

    private static Event chain(LocalDate date, double level, Instant received) {
        return Chains.of(
                "TST",
                date.atTime(15, 0).toInstant(ZoneOffset.UTC),
                (int) (received.getEpochSecond() - RECEIVED.getEpochSecond()),
                level,
                LocalDate.of(2026, 6, 19));
    }

    /** The last version of each asset and instant that the topology publishes. */
    private Map<String, String> published(List<Event> arriving) {
        var meters = new SimpleMeterRegistry();
        Clock clock = Clock.fixed(RECEIVED, ZoneOffset.UTC);
        var metrics = new EventMetrics(meters, clock);
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "recomputed");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        var recomputations = new RecomputationMetrics(meters);
        var stages = new ArrayList<EventTopology.Stage<?>>();
        stages.add(GexTopology.stage(
                () -> new GexProcessor(SNAPSHOTS, new Horizon(1_000, 1 << 28, 2_000), recomputations, metrics, clock)));
        stages.addAll(AssetTopology.factStages(new FactReader(UNIVERSE), metrics, clock));
        var assetMetrics = new AssetMetrics(meters);
        var assets = AssetTopology.assetStage(() -> new AssetProcessor(
                UNIVERSE, AssetEngine::features, new AssetHorizon(1_600, 400, 500), assetMetrics, clock));
        try (var driver = new TopologyTestDriver(
                EventTopology.of(stages, List.of(assets), List.of(GexTopology.ratesStage())), properties, TODAY)) {
            for (Event event : arriving) {
                driver.createInputTopic(
                                Topics.of(event.getClass()).name(),
                                new ByteArraySerializer(),
                                new ByteArraySerializer())
                        .pipeInput(new TestRecord<>(
                                event.subject().getBytes(UTF_8),
                                EventCodec.write(event),
                                EventHeaders.of(event, Trace.continuing("test", null))));
            }
            driver.advanceWallClockTime(RateState.QUIET);
            finish(driver, meters, "dealerflow.gex.pending.books");
            driver.advanceWallClockTime(PendingAssets.HISTORY_QUIET);
            finish(driver, meters, "dealerflow.assets.pending");
            Map<String, String> last = new TreeMap<>();
            driver.createOutputTopic(
                            Topics.FEATURES_ASSETS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readValuesToList()
                    .forEach(value -> {
                        AssetFeatures event = Wire.readJson(value, AssetFeatures.class);
                        last.put(event.asset() + " " + event.asOf(), new String(value, UTF_8));
                    });
            return last;
        }
    }

    private static void finish(TopologyTestDriver driver, MeterRegistry meters, String pending) {
        for (int i = 0; i < 10_000 && meters.get(pending).gauge().value() > 0; i++) {
            driver.advanceWallClockTime(AssetProcessor.CATCH_UP_EVERY);
        }
        assertThat(meters.get(pending).gauge().value()).as(pending).isZero();
    }

    /** The features of each asset and instant, day by day. */
    private static Map<String, String> recomputed(List<Event> events) {
        List<Event> inOrder = events.stream()
                .sorted(Comparator.comparing(Event::asOf).thenComparing(Event::ingestTs))
                .toList();
        List<MacroValue> values = events.stream()
                .filter(MacroValue.class::isInstance)
                .map(MacroValue.class::cast)
                .toList();
        Map<String, String> recomputed = new TreeMap<>();
        for (LocalDate day = MONDAY; day.isBefore(MONDAY.plusDays(DAYS + 10)); day = day.plusDays(1)) {
            var recomputation = new Recomputation(UNIVERSE, SNAPSHOTS, day, values);
            inOrder.forEach(recomputation::add);
            recomputation
                    .features()
                    .forEach(features -> recomputed.put(
                            features.asset() + " " + features.asOf(), new String(EventCodec.write(features), UTF_8)));
        }
        return recomputed;
    }
}
