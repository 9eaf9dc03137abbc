package io.dealerflow.feature.messaging;

import static io.dealerflow.feature.Chains.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.Chains;
import io.dealerflow.feature.book.Horizon;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.quant.chain.Convention;
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

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> chains;
    private TestOutputTopic<byte[], byte[]> snapshots;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        start("test", StreamsBeans.engine(Convention.DEFAULT));
    }

    private void start(String name, SnapshotEngine engine) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        driver = new TopologyTestDriver(
                GexTopology.build(engine, new Horizon(1_000, 10_000_000, 2_000), Clock.fixed(NOW, ZoneOffset.UTC)),
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

        assertThat(readAll()).hasSize(GexProcessor.AT_ONCE);
        driver.advanceWallClockTime(GexProcessor.CATCH_UP_EVERY);
        driver.advanceWallClockTime(GexProcessor.CATCH_UP_EVERY);
        driver.advanceWallClockTime(GexProcessor.CATCH_UP_EVERY);
        List<TestRecord<byte[], byte[]>> rest = snapshots.readRecordsToList();
        assertThat(rest).hasSize(12 - GexProcessor.AT_ONCE);
        assertThat(rest)
                .allSatisfy(record ->
                        assertThat(header(record, HeaderNames.TRACEPARENT)).startsWith("00-" + TRACE_ID + "-"));
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

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void anyOrderOfArrivalEndsInTheSameFeatures(long seed) throws Exception {
        List<OptionChain> history = history(new Random(seed));
        history.forEach(this::send);
        Map<Instant, GexSnapshot> inOrder = lastVersions();
        driver.close();

        start("shuffled-" + seed, StreamsBeans.engine(Convention.DEFAULT));
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
        SnapshotEngine real = StreamsBeans.engine(Convention.DEFAULT);
        start("failing", (asOf, parts) -> {
            if (parts.getLast().spot() == 13) {
                throw new IllegalStateException("does not price");
            }
            return real.snapshot(asOf, parts);
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
        var trace = new Trace(TRACE_ID, "b7ad6b7169203331");
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
