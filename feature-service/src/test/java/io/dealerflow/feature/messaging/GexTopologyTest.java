package io.dealerflow.feature.messaging;

import static io.dealerflow.feature.Chains.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.Chains;
import io.dealerflow.feature.gex.Horizon;
import io.dealerflow.feature.gex.SnapshotEngine;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.streams.EventTopology;
import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.kit.streams.UnreadableStateException;
import io.dealerflow.quant.chain.Convention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GexTopologyTest {
    private static final Instant NOW = Instant.parse("2026-03-13T18:00:00Z");
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 17);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 15);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 19);
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    private Path stateDir;

    private SimpleMeterRegistry meters;
    private boolean broken;
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> chains;
    private TestOutputTopic<byte[], byte[]> snapshots;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        start("test", SnapshotEngine.of(Convention.DEFAULT));
    }

    private void start(String name, SnapshotEngine engine) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        meters = new SimpleMeterRegistry();
        var recomputations = new RecomputationMetrics(meters);
        driver = new TopologyTestDriver(
                EventTopology.of(List.of(GexTopology.stage(() -> new GexProcessor(
                        engine,
                        new Horizon(1_000, 10_000_000, 2_000),
                        recomputations,
                        new EventMetrics(meters, clock),
                        clock)))),
                properties);
        chains = driver.createInputTopic(
                Topics.RAW_OPTION_CHAINS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        snapshots = output(Topics.FEATURES_GEX.name());
        deadLetters = output(Topics.RAW_OPTION_CHAINS.deadLetters());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void anObservationBecomesTheSnapshotOfItsBook() throws Exception {
        OptionChain chain = Chains.of("TST", START, 3, 100, APRIL, MAY);
        send(chain);

        TestRecord<byte[], byte[]> record = snapshots.readRecord();
        GexSnapshot snapshot = Wire.json().readValue(record.value(), GexSnapshot.class);
        assertThat(new String(record.key(), UTF_8)).isEqualTo("TST");
        assertThat(snapshot.asOf()).isEqualTo(START);
        assertThat(snapshot.ingestTs()).isEqualTo(START.plusSeconds(3));
        assertThat(snapshot.observationIds()).containsExactly(chain.eventId());
        assertThat(snapshot.quality().received()).isEqualTo(20);
        assertThat(snapshot.grossGex()).isPositive();
        assertThat(header(record, HeaderNames.CE_ID)).isEqualTo(snapshot.eventId());
        assertThat(header(record, HeaderNames.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(header(record, HeaderNames.CE_TIME)).isEqualTo(START.toString());
        assertThat(header(record, HeaderNames.TRACEPARENT)).startsWith("00-" + TRACE_ID + "-");
    }

    @Test
    void aRepeatYieldsNothing() throws Exception {
        send(Chains.of("TST", START, 0, 100, APRIL));
        send(Chains.of("TST", START, 0, 100, APRIL));

        assertThat(readAll()).hasSize(1);
    }

    @Test
    void partsOfAChainMakeUpOneBook() throws Exception {
        OptionChain april = Chains.of("TST", START, 0, 100, APRIL);
        OptionChain may = Chains.of("TST", START.plusSeconds(60), 60, 101, MAY);
        send(april);
        send(may);

        GexSnapshot last = readAll().getLast();
        assertThat(last.spot()).isEqualTo(101);
        assertThat(last.byExpiry()).extracting(GexSnapshot.ExpiryGex::expiry).containsExactly(APRIL, MAY);
        assertThat(last.observationIds()).containsExactly(april.eventId(), may.eventId());
    }

    @Test
    void aLateObservationPublishesItsInstantAndThoseThatRestOnIt() throws Exception {
        send(Chains.of("TST", START.plusSeconds(60), 0, 100, APRIL));
        send(Chains.of("TST", START.plusSeconds(120), 1, 100, APRIL, MAY));
        readAll();
        OptionChain late = Chains.of("TST", START, 2, 99, MAY);
        send(late);

        List<GexSnapshot> again = readAll();
        assertThat(again).extracting(GexSnapshot::asOf).containsExactly(START, START.plusSeconds(60));
        assertThat(again.get(1).observationIds()).startsWith(late.eventId());
        assertThat(again.get(1).spot()).isEqualTo(100);
    }

    @Test
    void manyChangedBooksAreCaughtUpInSmallPortions() throws Exception {
        for (int minute = 1; minute <= 11; minute++) {
            send(Chains.of("TST", START.plusSeconds(60L * minute), minute, 100, APRIL));
        }
        readAll();
        send(Chains.of("TST", START, 99, 100, MAY));

        List<TestRecord<byte[], byte[]>> atOnce = snapshots.readRecordsToList();
        assertThat(atOnce).hasSize(GexProcessor.AT_ONCE);
        assertThat(atOnce)
                .as("the observation's own instant is new, the later ones are recomputed")
                .extracting(record -> header(record, HeaderNames.DF_REPLAY))
                .containsExactly(null, "true", "true", "true");
        driver.advanceWallClockTime(GexProcessor.CATCH_UP_EVERY);
        driver.advanceWallClockTime(GexProcessor.CATCH_UP_EVERY);
        driver.advanceWallClockTime(GexProcessor.CATCH_UP_EVERY);
        List<TestRecord<byte[], byte[]>> rest = snapshots.readRecordsToList();
        assertThat(rest).hasSize(12 - GexProcessor.AT_ONCE);
        assertThat(rest).allSatisfy(record -> {
            assertThat(header(record, HeaderNames.TRACEPARENT)).startsWith("00-" + TRACE_ID + "-");
            assertThat(header(record, HeaderNames.DF_REPLAY)).isEqualTo("true");
        });
    }

    @Test
    void aCorrectionPublishesANewVersion() throws Exception {
        send(Chains.of("TST", START, 0, 100, APRIL));
        send(Chains.of("TST", START, 1, 100.5, APRIL));

        List<GexSnapshot> versions = readAll();
        assertThat(versions).extracting(GexSnapshot::spot).containsExactly(100.0, 100.5);
        assertThat(versions).extracting(GexSnapshot::eventId).doesNotHaveDuplicates();
    }

    @Test
    void historyYearsBackIsProcessedAfterTheNewest() throws Exception {
        send(Chains.of("TST", START, 0, 100, APRIL));
        Instant old = Instant.parse("2022-12-12T20:30:00Z");
        send(Chains.of("TST", old, 1, 50, LocalDate.of(2023, 1, 20)));

        assertThat(readAll()).extracting(GexSnapshot::asOf).containsExactly(START, old);
    }

    @Test
    @DisplayName("observations that came in any order give features with the same ids when they are replayed in order")
    void aReplayIntoAFreshSystemGivesTheSameEvents() throws Exception {
        List<OptionChain> history = history(new Random(21));
        List<OptionChain> arrivals = new ArrayList<>(history);
        Collections.shuffle(arrivals, new Random(21));
        arrivals.forEach(this::send);
        Map<Instant, GexSnapshot> live = lastVersions();
        driver.close();

        start("replayed", SnapshotEngine.of(Convention.DEFAULT));
        for (OptionChain chain : history) {
            Headers headers = EventHeaders.of(chain, Trace.start("test"));
            EventHeaders.markReplayed(headers);
            EventHeaders.markRun(headers, "a-run");
            chains.pipeInput(new TestRecord<>(chain.subject().getBytes(UTF_8), EventCodec.write(chain), headers));
        }
        List<TestRecord<byte[], byte[]>> replayed = snapshots.readRecordsToList();

        Map<Instant, String> ids = new TreeMap<>();
        for (TestRecord<byte[], byte[]> record : replayed) {
            assertThat(header(record, HeaderNames.DF_REPLAY)).isEqualTo("true");
            assertThat(header(record, HeaderNames.DF_RUN_ID)).isEqualTo("a-run");
            GexSnapshot snapshot = Wire.json().readValue(record.value(), GexSnapshot.class);
            ids.put(snapshot.asOf(), snapshot.eventId());
        }
        assertThat(ids).hasSizeGreaterThan(5);
        live.forEach((asOf, snapshot) -> assertThat(ids).containsEntry(asOf, snapshot.eventId()));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void anyOrderOfArrivalEndsInTheSameFeatures(long seed) throws Exception {
        List<OptionChain> history = history(new Random(seed));
        history.forEach(this::send);
        Map<Instant, GexSnapshot> inOrder = lastVersions();
        driver.close();

        start("shuffled-" + seed, SnapshotEngine.of(Convention.DEFAULT));
        List<OptionChain> shuffled = new ArrayList<>(history);
        shuffled.addAll(history.subList(0, 5)); // repeats
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.forEach(this::send);

        assertThat(lastVersions()).isEqualTo(inOrder);
    }

    @Test
    void unreadableBytesAreDeadLetteredAndTheFlowGoesOn() throws Exception {
        chains.pipeInput(new TestRecord<>("TST".getBytes(UTF_8), new byte[] {1, 2, 3}));
        send(Chains.of("TST", START, 0, 100, APRIL));

        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.value()).containsExactly(1, 2, 3);
        assertThat(header(letter, HeaderNames.DLQ_CONSUMER)).isEqualTo("feature-service/gex");
        assertThat(header(letter, HeaderNames.DLQ_REASON)).isEqualTo("UNREADABLE");
        assertThat(header(letter, HeaderNames.DLQ_TOPIC)).isEqualTo(Topics.RAW_OPTION_CHAINS.name());
        assertThat(header(letter, HeaderNames.DLQ_TIME)).isEqualTo(NOW.toString());
        assertThat(readAll()).hasSize(1);
    }

    @Test
    void anObservationThatFailsIsDeadLetteredAndTakesNoPartInOtherBooks() throws Exception {
        driver.close();
        SnapshotEngine real = SnapshotEngine.of(Convention.DEFAULT);
        start("failing", (asOf, parts, curve) -> {
            if (parts.getLast().spot() == 13) {
                throw new IllegalStateException("does not price");
            }
            return real.snapshot(asOf, parts, curve);
        });
        OptionChain broken = Chains.of("TST", START, 0, 13, APRIL, MAY);
        send(broken);
        send(Chains.of("TST", START.plusSeconds(60), 1, 100, APRIL));

        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(header(letter, HeaderNames.DLQ_REASON)).isEqualTo("FAILED");
        assertThat(header(letter, HeaderNames.DLQ_ERROR)).contains("does not price");
        assertThat(readAll())
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.observationIds()).doesNotContain(broken.eventId()));
    }

    @Test
    @DisplayName("an event whose third book fails is dead-lettered, and none of its other books is published")
    void nothingIsPublishedOfAnEventThatIsDeadLettered() throws Exception {
        startFailingAt(START.plusSeconds(120));
        for (int minute = 1; minute <= 3; minute++) {
            send(Chains.of("TST", START.plusSeconds(60L * minute), minute, 100, minute == 2 ? MAY : APRIL));
        }
        readAll();
        deadLetters.readRecordsToList();
        broken = true;
        OptionChain late = Chains.of("TST", START, 9, 99, JUNE);
        send(late);

        assertThat(header(deadLetters.readRecord(), HeaderNames.DLQ_REASON)).isEqualTo("FAILED");
        assertThat(readAll()).isEmpty();
        broken = false;
        send(Chains.of("TST", START.plusSeconds(240), 10, 100, APRIL));
        assertThat(readAll().getLast().observationIds()).doesNotContain(late.eventId());
    }

    @Test
    @DisplayName("a pending book that fails is retried until it can be published")
    void aFailedRecomputationIsRetried() throws Exception {
        startFailingAt(START.plusSeconds(360));
        for (int minute = 1; minute <= 6; minute++) {
            send(Chains.of("TST", START.plusSeconds(60L * minute), minute, 100, APRIL));
        }
        broken = true;
        send(Chains.of("TST", START, 99, 100, MAY));
        readAll();
        driver.advanceWallClockTime(GexProcessor.CATCH_UP_EVERY);
        assertThat(readAll()).extracting(GexSnapshot::asOf).doesNotContain(START.plusSeconds(360));
        assertThat(meters.get("dealerflow.gex.recomputations")
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("dealerflow.gex.pending.books").gauge().value()).isEqualTo(1);

        broken = false;
        driver.advanceWallClockTime(Duration.ofSeconds(2));

        assertThat(readAll()).extracting(GexSnapshot::asOf).containsExactly(START.plusSeconds(360));
        assertThat(meters.get("dealerflow.gex.pending.books").gauge().value()).isZero();
    }

    @Test
    @DisplayName("state that cannot be read stops the topology instead of dead-lettering every event")
    void unreadableStateIsFatal() {
        send(Chains.of("TST", START, 0, 100, APRIL));
        KeyValueStore<Bytes, byte[]> observations = driver.getKeyValueStore(ChainState.OBSERVATIONS);
        observations.put(StateBytes.key("BAD", "x", START, START), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> send(Chains.of("BAD", START, 0, 100, APRIL)))
                .hasRootCauseInstanceOf(MismatchedInputException.class)
                .hasStackTraceContaining(UnreadableStateException.class.getName());
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("the state keeps an event as it was received, with a field that a newer producer added")
    void stateKeepsTheReceivedBytes() throws Exception {
        OptionChain chain = Chains.of("TST", START, 0, 100, APRIL);
        ObjectNode newer = Wire.cbor().readValue(EventCodec.write(chain), ObjectNode.class);
        newer.put("added_by_a_newer_version", "kept");
        byte[] sent = Wire.cbor().writeValueAsBytes(newer);
        chains.pipeInput(new TestRecord<>("TST".getBytes(UTF_8), sent));

        assertThat(readAll()).hasSize(1);
        assertThat(storedChains()).containsExactly(sent);
    }

    @Test
    @DisplayName("events of a stage are counted by consumer and outcome, dead letters among them")
    void eventsAreCounted() {
        send(Chains.of("TST", START, 0, 100, APRIL));
        chains.pipeInput(new TestRecord<>("TST".getBytes(UTF_8), new byte[] {1, 2, 3}));

        assertThat(events("handled")).isEqualTo(1);
        assertThat(events("dead_lettered")).isEqualTo(1);
        assertThat(meters.get(EventMetrics.AGE).tag("from", "as_of").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(Duration.between(START, NOW).toSeconds());
    }

    private double events(String outcome) {
        return meters.get(EventMetrics.EVENTS)
                .tags("consumer", GexProcessor.CONSUMER, "outcome", outcome)
                .counter()
                .count();
    }

    private void startFailingAt(Instant asOf) {
        driver.close();
        SnapshotEngine real = SnapshotEngine.of(Convention.DEFAULT);
        start("failing-" + asOf.getEpochSecond(), (at, parts, curve) -> {
            if (broken && at.equals(asOf)) {
                throw new IllegalStateException("does not price");
            }
            return real.snapshot(at, parts, curve);
        });
    }

    private List<byte[]> storedChains() {
        List<byte[]> stored = new ArrayList<>();
        KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(ChainState.CHAINS);
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> stored.add(entry.value));
        }
        return stored;
    }

    /** Thirty observations of parts of a chain over twelve days, some of one instant. */
    private static List<OptionChain> history(Random random) {
        List<OptionChain> history = new ArrayList<>();
        LocalDate[] expiries = {LocalDate.of(2026, 3, 18), APRIL, MAY, JUNE};
        for (int i = 0; i < 30; i++) {
            Instant asOf = START.plus(Duration.ofHours(12L * random.nextInt(24)));
            LocalDate[] covered = random.ints(1 + random.nextInt(2), 0, expiries.length)
                    .sorted()
                    .distinct()
                    .mapToObj(index -> expiries[index])
                    .toArray(LocalDate[]::new);
            history.add(Chains.of("TST", asOf, i, 95 + random.nextInt(10), covered));
        }
        history.sort(java.util.Comparator.comparing(OptionChain::asOf).thenComparing(OptionChain::ingestTs));
        return history;
    }

    private Map<Instant, GexSnapshot> lastVersions() throws IOException {
        for (int i = 0; i < 8; i++) {
            driver.advanceWallClockTime(GexProcessor.CATCH_UP_EVERY);
        }
        Map<Instant, GexSnapshot> last = new TreeMap<>();
        readAll().forEach(snapshot -> last.put(snapshot.asOf(), snapshot));
        return last;
    }

    private void send(OptionChain chain) {
        var trace = Trace.continuing("test", "00-" + TRACE_ID + "-b7ad6b7169203331-01");
        chains.pipeInput(new TestRecord<>(
                chain.subject().getBytes(UTF_8), EventCodec.write(chain), EventHeaders.of(chain, trace)));
    }

    private List<GexSnapshot> readAll() throws IOException {
        List<GexSnapshot> read = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : snapshots.readRecordsToList()) {
            read.add(Wire.json().readValue(record.value(), GexSnapshot.class));
        }
        return read;
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return EventHeaders.text(record.headers(), name);
    }
}
