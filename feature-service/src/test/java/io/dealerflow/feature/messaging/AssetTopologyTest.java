package io.dealerflow.feature.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.AssetFeatures.Inputs;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.feature.Chains;
import io.dealerflow.feature.Observations;
import io.dealerflow.feature.asset.Asset;
import io.dealerflow.feature.asset.Facts;
import io.dealerflow.feature.asset.Role;
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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetTopologyTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    private static final Instant RECEIVED = Instant.parse("2026-03-20T00:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-07-01T00:00:00Z");
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
            """));

    @TempDir
    private Path stateDir;

    private SimpleMeterRegistry meters;
    private TopologyTestDriver driver;
    private TestOutputTopic<byte[], byte[]> features;

    @BeforeEach
    void start() {
        start("test", new AssetHorizon(1_000, 400, 100), AssetTopologyTest::digest);
    }

    private void start(String name, AssetHorizon horizon, FeatureEngine engine) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        meters = new SimpleMeterRegistry();
        Clock clock = Clock.fixed(RECEIVED, ZoneOffset.UTC);
        var assetMetrics = new AssetMetrics(meters);
        driver = new TopologyTestDriver(
                EventTopology.of(
                        AssetTopology.factStages(new FactReader(UNIVERSE), new EventMetrics(meters, clock), clock),
                        List.of(AssetTopology.assetStage(
                                () -> new AssetProcessor(UNIVERSE, engine, horizon, assetMetrics, clock)))),
                properties,
                TODAY);
        features = output(Topics.FEATURES_ASSETS.name());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    /** Its hash is of all facts that are seen, its value their number. */
    private static Map<FeatureName, Feature> digest(Asset asset, Instant asOf, Facts facts) {
        List<Object> seen = new ArrayList<>();
        Arrays.stream(Role.values()).forEach(role -> seen.addAll(facts.values(role)));
        seen.addAll(facts.curves());
        seen.addAll(facts.positions());
        seen.addAll(facts.books());
        facts.othersCloses().values().forEach(seen::addAll);
        String hash = EventIds.sha256(seen.toString().getBytes(UTF_8));
        return Map.of(
                FeatureName.CLOSE,
                new Feature((double) seen.size(), "price", null, asOf, new Inputs(seen.size(), hash, List.of()), null));
    }

    @Test
    @DisplayName("features are published at each instant at which something of the asset's own became known")
    void everyInstant() {
        Event close = Observations.close("EQ", MONDAY, 100, RECEIVED);
        Event report = Observations.report("M", MONDAY.plusDays(1), 5_000, RECEIVED.plusSeconds(5));
        send(close);
        send(report);

        List<TestRecord<byte[], byte[]>> records = catchUp();
        List<AssetFeatures> events = events(records);
        assertThat(events)
                .extracting(AssetFeatures::asOf)
                .containsExactly(Instant.parse("2026-03-09T23:59:59Z"), Instant.parse("2026-03-13T19:30:00Z"));
        assertThat(events).extracting(AssetFeatures::ingestTs).containsExactly(RECEIVED, RECEIVED.plusSeconds(5));
        AssetFeatures first = events.getFirst();
        assertThat(first.asset()).isEqualTo("EQ");
        assertThat(first.assetClass()).isEqualTo(AssetClass.EQUITY);
        assertThat(new String(records.getFirst().key(), UTF_8)).isEqualTo("EQ");
        assertThat(header(records.getFirst(), HeaderNames.CE_ID)).isEqualTo(first.eventId());
        assertThat(header(records.getFirst(), HeaderNames.DF_REPLAY)).isNull();
    }

    @Test
    @DisplayName("a report of Tuesday is not seen before its release on Friday, although it had been received")
    void noLookAhead() {
        send(Observations.report("M", MONDAY.plusDays(1), 5_000, RECEIVED));
        for (int day = 1; day < 6; day++) {
            send(Observations.close("EQ", MONDAY.plusDays(day), 100 + day, RECEIVED));
        }

        assertThat(events(catchUp()))
                .extracting(event -> event.asOf().toString().substring(0, 10) + " " + (int) count(event))
                .containsExactly(
                        "2026-03-10 1", "2026-03-11 2", "2026-03-12 3", "2026-03-13 4", "2026-03-13 5", "2026-03-14 6");
    }

    @Test
    @DisplayName("what becomes known tomorrow is published tomorrow, and does not make today's features late")
    void theFutureIsWaitedFor() {
        LocalDate today = LocalDate.ofInstant(TODAY, ZoneOffset.UTC);
        send(Observations.close("EQ", today, 101, RECEIVED));
        send(Observations.close("EQ", today.minusDays(1), 100, RECEIVED));
        quiet();

        List<TestRecord<byte[], byte[]>> now = features.readRecordsToList();
        assertThat(events(now)).extracting(AssetFeatures::asOf).containsExactly(TODAY.minusSeconds(1));
        assertThat(header(now.getFirst(), HeaderNames.DF_REPLAY)).isNull();
        driver.advanceWallClockTime(Duration.ofDays(1));
        List<TestRecord<byte[], byte[]>> later = catchUp();
        assertThat(events(later)).extracting(AssetTopologyTest::count).containsExactly(2.0);
        assertThat(header(later.getFirst(), HeaderNames.DF_REPLAY)).isNull();
    }

    @Test
    void aRepeatPublishesNothing() {
        Event close = Observations.close("EQ", MONDAY, 100, RECEIVED);
        send(close);
        catchUp();
        send(close);
        send(Observations.receivedAt(close, RECEIVED.plusSeconds(60)));

        assertThat(catchUp()).isEmpty();
    }

    @Test
    @DisplayName("a late close has the later instants published again, marked as recomputed, and no earlier one")
    void aLateFact() {
        send(Observations.close("EQ", MONDAY, 100, RECEIVED));
        send(Observations.close("EQ", MONDAY.plusDays(2), 102, RECEIVED));
        catchUp();
        send(Observations.close("EQ", MONDAY.plusDays(1), 101, RECEIVED));

        List<TestRecord<byte[], byte[]>> again = catchUp();
        assertThat(events(again))
                .extracting(AssetFeatures::asOf)
                .containsExactly(Instant.parse("2026-03-10T23:59:59Z"), Instant.parse("2026-03-11T23:59:59Z"));
        assertThat(again)
                .allSatisfy(record ->
                        assertThat(header(record, HeaderNames.DF_REPLAY)).isEqualTo("true"));
    }

    @Test
    @DisplayName("of two closes of a date the later received counts, in whichever order they arrive")
    void aCorrection() {
        send(Observations.close("EQ", MONDAY, 100, RECEIVED));
        AssetFeatures before = events(catchUp()).getFirst();
        send(Observations.close("EQ", MONDAY, 99, RECEIVED.plusSeconds(60)));
        AssetFeatures corrected = events(catchUp()).getFirst();
        send(Observations.close("EQ", MONDAY, 98, RECEIVED.plusSeconds(30)));

        assertThat(corrected.asOf()).isEqualTo(before.asOf());
        assertThat(corrected.eventId()).isNotEqualTo(before.eventId());
        assertThat(count(corrected)).isEqualTo(1);
        assertThat(catchUp()).isEmpty();
    }

    @Test
    @DisplayName("a revision is seen from its vintage on, and the value before it until then")
    void aRevision() {
        send(Observations.value("RATE", MONDAY.minusDays(30), 4, MONDAY.minusDays(10), RECEIVED));
        send(Observations.value("RATE", MONDAY.minusDays(30), 5, MONDAY, RECEIVED));

        List<AssetFeatures> events = events(catchUp());
        assertThat(events).extracting(AssetTopologyTest::count).containsExactly(1.0, 1.0);
        assertThat(events).extracting(AssetTopologyTest::hash).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("closes of another asset are seen from then on and have no instants of their own")
    void closesOfOthers() {
        send(Observations.close("EQ", MONDAY, 100, RECEIVED));
        send(Observations.close("EQ", MONDAY.plusDays(2), 102, RECEIVED));
        catchUp();
        send(Observations.rate("EURUSD", MONDAY.plusDays(1), 1.1, RECEIVED));
        send(Observations.rate("EURJPY", MONDAY.plusDays(1), 165, RECEIVED));

        List<AssetFeatures> events = events(catchUp());
        assertThat(events)
                .extracting(event -> event.asset() + " " + event.asOf())
                .containsExactlyInAnyOrder("PAIR 2026-03-10T13:15:00Z", "EQ 2026-03-11T23:59:59Z");
        assertThat(events).extracting(AssetTopologyTest::count).containsExactlyInAnyOrder(2.0, 3.0);
    }

    @Test
    @DisplayName("contracts of a day that arrive one by one are all seen")
    void partsOfACurve() {
        LocalDate expiry = MONDAY.plusDays(30);
        send(Observations.contract("CU", "CUJ26", MONDAY, expiry, 20, RECEIVED));
        send(Observations.contract("CU", "CUK26", MONDAY, expiry.plusDays(30), 21, RECEIVED));

        assertThat(events(catchUp())).extracting(AssetTopologyTest::count).containsExactly(2.0);
    }

    @Test
    void anOptionChainOutsideTheUniverseIsAnAssetOfItsOwn() {
        send(snapshot("NEW", MONDAY, 100));

        AssetFeatures event = events(catchUp()).getFirst();
        assertThat(event.asset()).isEqualTo("NEW");
        assertThat(event.assetClass()).isEqualTo(AssetClass.EQUITY);
    }

    @Test
    @DisplayName("a book of an instant that is published again replaces the one before")
    void aRecomputedBook() {
        send(snapshot("TST", MONDAY, 100));
        AssetFeatures before = events(catchUp()).getFirst();
        send(snapshot("TST", MONDAY, 101));

        AssetFeatures after = events(catchUp()).getFirst();
        assertThat(after.asOf()).isEqualTo(before.asOf());
        assertThat(count(after)).isEqualTo(1);
        assertThat(hash(after)).isNotEqualTo(hash(before));
    }

    @Test
    @DisplayName("a history of several sources costs one computation an instant")
    void historiesAreCoalesced() {
        for (int day = 60; day > 0; day--) {
            send(Observations.close("EQ", MONDAY.plusDays(day), day, RECEIVED));
        }
        for (int week = 0; week < 8; week++) {
            send(Observations.report("M", MONDAY.plusDays(1 + 7L * week), 5_000 + week, RECEIVED));
        }
        for (int day = 1; day <= 60; day++) {
            send(Observations.rate("EURUSD", MONDAY.plusDays(day), 1.1, RECEIVED));
            send(Observations.rate("EURJPY", MONDAY.plusDays(day), 165 + day, RECEIVED));
        }

        assertThat(events(catchUp()))
                .filteredOn(event -> event.asset().equals("EQ"))
                .hasSize(68);
        assertThat(computations("published")).isEqualTo(68 + 60);
        assertThat(computations("unchanged")).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName(
            "in any order, with repeats and corrections, the last features of each instant are those of data in order")
    void orderDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<Event> history = history(random);
        for (Event event : history) {
            send(event);
            quiet();
        }
        Map<String, String> inOrder = lastVersions();
        driver.close();
        start("shuffled", new AssetHorizon(1_000, 400, 100), AssetTopologyTest::digest);
        List<Event> shuffled = new ArrayList<>(history);
        shuffled.addAll(history.subList(0, history.size() / 2));
        Collections.shuffle(shuffled, random);
        for (Event event : shuffled) {
            send(event);
            if (random.nextInt(4) == 0) {
                quiet();
            }
        }

        assertThat(lastVersions()).isEqualTo(inOrder);
    }

    @Test
    @DisplayName("instants far before the newest are not published, and facts beyond the horizon are not seen")
    void horizon() {
        driver.close();
        start("horizon", new AssetHorizon(20, 10, 100), AssetTopologyTest::digest);
        send(Observations.close("EQ", MONDAY, 100, RECEIVED));
        send(Observations.close("EQ", MONDAY.plusDays(15), 101, RECEIVED));
        send(Observations.close("EQ", MONDAY.plusDays(18), 102, RECEIVED));
        send(Observations.close("EQ", MONDAY.plusDays(30), 103, RECEIVED));

        assertThat(events(catchUp())).extracting(AssetTopologyTest::count).containsExactly(3.0);
        send(Observations.close("EQ", MONDAY.plusDays(1), 104, RECEIVED));
        assertThat(catchUp()).isEmpty();
    }

    @Test
    @DisplayName("older books are kept one a day: the last")
    void oldBooksAreThinned() {
        driver.close();
        start("books", new AssetHorizon(1_000, 400, 1), AssetTopologyTest::digest);
        GexSnapshot first = snapshot("TST", MONDAY, 100);
        send(first);
        quiet();
        for (int minute = 1; minute < 4; minute++) {
            send(snapshot("TST", first.asOf().plusSeconds(60L * minute), 100));
            quiet();
        }

        assertThat(lastCounts()).containsExactly(1.0, 1.0, 1.0, 1.0);
        send(snapshot("TST", MONDAY.plusDays(1), 100));
        assertThat(events(catchUp())).extracting(AssetTopologyTest::count).containsExactly(2.0);
    }

    @Test
    void whatCannotBeComputedKeepsNothingElseWaiting() {
        driver.close();
        start("failing", new AssetHorizon(1_000, 400, 100), (asset, asOf, facts) -> {
            if (facts.values(Role.CLOSES).size() == 2) {
                throw new IllegalStateException("does not compute");
            }
            return digest(asset, asOf, facts);
        });
        for (int day = 0; day < 3; day++) {
            send(Observations.close("EQ", MONDAY.plusDays(day), day, RECEIVED));
        }

        assertThat(events(catchUp())).extracting(AssetTopologyTest::count).containsExactly(1.0, 3.0);
        assertThat(computations("failed")).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsDeadLetteredByItsTopic() {
        driver.createInputTopic(Topics.RAW_FX.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>("EURUSD".getBytes(UTF_8), "garbage".getBytes(UTF_8)));

        TestRecord<byte[], byte[]> letter = output(Topics.RAW_FX.deadLetters()).readRecord();
        assertThat(header(letter, HeaderNames.DLQ_CONSUMER)).isEqualTo("feature-service/facts");
    }

    /** Closes, fixings, rates with revisions, reports, contracts and books of four weeks, and corrections of some, by time of receipt. */
    private static List<Event> history(Random random) {
        List<Event> history = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant received = RECEIVED.plusSeconds(i);
            LocalDate date = MONDAY.plusDays(random.nextInt(28));
            double level = 100 + random.nextInt(10);
            history.add(
                    switch (random.nextInt(7)) {
                        case 0, 1 -> Observations.close("EQ", date, level, received);
                        case 2 -> Observations.rate("EURJPY", date, level, received);
                        case 3 -> Observations.rate("EURUSD", date, level / 100, received);
                        case 4 -> Observations.value("RATE", date, level, date.plusDays(random.nextInt(5)), received);
                        case 5 ->
                            Observations.report("M", MONDAY.plusDays(1 + 7L * random.nextInt(4)), 2_000 + i, received);
                        default ->
                            Observations.contract(
                                    "CU", "CU" + random.nextInt(3), date, date.plusDays(30), level, received);
                    });
        }
        return history;
    }

    private void send(Event event) {
        var trace = Trace.continuing("test", null);
        Headers headers = EventHeaders.of(event, trace);
        driver.createInputTopic(
                        Topics.of(event.getClass()).name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(event.subject().getBytes(UTF_8), EventCodec.write(event), headers));
    }

    private static GexSnapshot snapshot(String symbol, LocalDate date, double spot) {
        return snapshot(symbol, date.atTime(15, 0).toInstant(ZoneOffset.UTC), spot);
    }

    private static GexSnapshot snapshot(String symbol, Instant asOf, double spot) {
        return SnapshotEngine.of(Convention.DEFAULT)
                .snapshot(asOf, List.of(Chains.of(symbol, asOf, 0, spot, LocalDate.of(2026, 6, 19))), null);
    }

    /** Nothing arrives for a while. The clock stands, so that all that is due is computed in one go. */
    private void quiet() {
        driver.advanceWallClockTime(PendingAssets.HISTORY_QUIET);
        driver.advanceWallClockTime(AssetProcessor.CATCH_UP_EVERY);
    }

    private List<TestRecord<byte[], byte[]>> catchUp() {
        quiet();
        assertThat(meters.get("dealerflow.assets.pending").gauge().value()).isZero();
        return features.readRecordsToList();
    }

    private Map<String, String> lastVersions() {
        Map<String, String> last = new TreeMap<>();
        events(catchUp()).forEach(event -> last.put(event.asset() + " " + event.asOf(), event.eventId()));
        return last;
    }

    private List<Double> lastCounts() {
        Map<Instant, Double> last = new TreeMap<>();
        events(catchUp()).forEach(event -> last.put(event.asOf(), count(event)));
        return List.copyOf(last.values());
    }

    private static List<AssetFeatures> events(List<TestRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> Wire.readJson(record.value(), AssetFeatures.class))
                .toList();
    }

    private static Feature close(AssetFeatures event) {
        return event.features().get(FeatureName.CLOSE.wireName());
    }

    private static double count(AssetFeatures event) {
        return close(event).value();
    }

    private static String hash(AssetFeatures event) {
        return close(event).inputs().hash();
    }

    private double computations(String outcome) {
        return meters.get("dealerflow.assets.computations")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static @Nullable String header(TestRecord<byte[], byte[]> record, String name) {
        return EventHeaders.text(record.headers(), name);
    }
}
