package io.dealerflow.feature;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service between a real broker and a real database. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "feature")
        })
class FeatureServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 17);

    @BeforeEach
    void awaitReadiness() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
        get("/q/health/live").then().statusCode(200);
    }

    @Test
    void anObservationBecomesASnapshotAndARow() throws Exception {
        OptionChain chain = Chains.of("ITA", Chains.START, 0, 100, APRIL);
        try (var kafka = new KafkaProbe()) {
            send(kafka, chain);
            send(kafka, chain);
            send(kafka, Chains.of("ITA", Chains.START.plusSeconds(60), 60, 101, APRIL));

            List<ConsumerRecord<String, byte[]>> records =
                    kafka.awaitKey(Topics.FEATURES_GEX.name(), "ITA", 2, PATIENCE);
            GexSnapshot first = Wire.json().readValue(records.getFirst().value(), GexSnapshot.class);
            GexSnapshot second = Wire.json().readValue(records.get(1).value(), GexSnapshot.class);
            assertThat(first.observationIds()).containsExactly(chain.eventId());
            assertThat(second.spot()).isEqualTo(101);
            assertThat(KafkaProbe.header(records.getFirst(), HeaderNames.CE_ID)).isEqualTo(first.eventId());
            assertThat(KafkaProbe.header(records.getFirst(), HeaderNames.TRACEPARENT))
                    .startsWith("00-" + TRACE_ID + "-");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rows("ITA")).containsExactly(first.eventId(), second.eventId()));
        }
    }

    @Test
    void whatCannotBeReadIsDeadLetteredAndThePartitionGoesOn() {
        try (var kafka = new KafkaProbe()) {
            kafka.send(Topics.RAW_OPTION_CHAINS.name(), "ITB", "garbage".getBytes(UTF_8), Map.of());
            kafka.send(Topics.FEATURES_GEX.name(), "ITB", "{garbage".getBytes(UTF_8), Map.of());
            send(kafka, Chains.of("ITB", Chains.START, 0, 100, APRIL));

            assertThat(kafka.awaitKey(Topics.RAW_OPTION_CHAINS.deadLetters(), "ITB", 2, PATIENCE))
                    .allSatisfy(letter -> {
                        assertThat(new String(letter.value(), UTF_8)).isEqualTo("garbage");
                        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_REASON))
                                .isEqualTo("UNREADABLE");
                    })
                    .extracting(letter -> KafkaProbe.header(letter, HeaderNames.DLQ_CONSUMER))
                    .containsExactlyInAnyOrder("feature-service/gex", "feature-service/portfolio-chains");
            assertThat(kafka.awaitKey(Topics.FEATURES_GEX.deadLetters(), "ITB", 2, PATIENCE))
                    .extracting(dead -> KafkaProbe.header(dead, HeaderNames.DLQ_CONSUMER))
                    .containsExactlyInAnyOrder("feature-service/store", "feature-service/facts");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows("ITB")).hasSize(1));
        }
    }

    /** The whole of an index: 60 expiries of 250 strikes, 30,000 contracts, about 2 MB. */
    @Test
    void aWholeIndexChainPasses() throws Exception {
        LocalDate[] expiries =
                IntStream.range(0, 60).mapToObj(week -> APRIL.plusWeeks(week)).toArray(LocalDate[]::new);
        OptionChain chain = Chains.wide("ITC", Chains.START, 5_000, 250, expiries);
        try (var kafka = new KafkaProbe()) {
            send(kafka, chain);

            var record = kafka.awaitKey(Topics.FEATURES_GEX.name(), "ITC", 1, PATIENCE)
                    .getFirst();
            GexSnapshot snapshot = Wire.json().readValue(record.value(), GexSnapshot.class);
            assertThat(snapshot.quality().received()).isEqualTo(30_000);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows("ITC")).hasSize(1));
        }
    }

    /** Values of a series are in one partition, chains in all. */
    @Test
    void ratesReachTheBooksOfAllPartitions() {
        LocalDate tuesday = LocalDate.of(2020, 3, 10);
        Instant thursday = Instant.parse("2020-03-12T15:00:00Z");
        List<String> symbols = IntStream.range(0, 8).mapToObj(i -> "ITR" + i).toList();
        try (var kafka = new KafkaProbe()) {
            symbols.forEach(symbol -> send(kafka, Chains.of(symbol, thursday, 0, 100, LocalDate.of(2020, 4, 17))));
            for (String series : List.of("DGS3MO", "DGS2")) {
                MacroValue value = Observations.value(series, tuesday, 1, null, Chains.START);
                kafka.send(Topics.RAW_MACRO.name(), series, EventCodec.write(value), Map.of());
            }

            await().atMost(PATIENCE).untilAsserted(() -> {
                List<ConsumerRecord<String, byte[]>> records = kafka.all(Topics.FEATURES_GEX.name());
                assertThat(symbols)
                        .allSatisfy(symbol -> assertThat(records)
                                .filteredOn(record -> symbol.equals(record.key()))
                                .last()
                                .extracting(FeatureServiceIT::dateOfRates)
                                .isEqualTo(tuesday));
            });
        }
    }

    private static @Nullable LocalDate dateOfRates(ConsumerRecord<String, byte[]> snapshot) {
        GexSnapshot.RateCurve curve =
                Wire.readJson(snapshot.value(), GexSnapshot.class).convention().rateCurve();
        return curve == null ? null : curve.date();
    }

    /** 03:30 UTC is still the day before in New York. */
    @Test
    void theDailyHistoryHasTheLastSnapshotOfEachNewYorkDay() throws Exception {
        try (var connection = TestServers.connect();
                var add = connection.createStatement()) {
            add.execute(added("day-2", "2026-03-13T20:00:00Z", 2) + ", " + row("night", "2026-03-14T03:30:00Z", 3));
            add.execute(added("day-1", "2026-03-13T14:00:00Z", 1));
            add.execute(added("corrected", "2026-03-14T03:30:00Z", 4));
            add.execute(added("unreadable", "2026-03-14T03:50:00Z", null));
            add.execute(added("next", "2026-03-14T14:00:00Z", 5));
            add.execute("DELETE FROM feature.gex_snapshots WHERE symbol = 'ROLLUP'");
            List<String> days = new ArrayList<>();
            try (var found = add.executeQuery(
                    "SELECT date || ' ' || event_id || ' ' || net_gex FROM feature.historical_gex_data WHERE symbol = 'ROLLUP' ORDER BY date")) {
                while (found.next()) {
                    days.add(found.getString(1));
                }
            }
            assertThat(days).containsExactly("2026-03-13 rollup-corrected 4", "2026-03-14 rollup-next 5");
        }
    }

    private static String added(String eventId, String asOf, @Nullable Integer netGex) {
        return "INSERT INTO feature.gex_snapshots (event_id, symbol, as_of, body) VALUES " + row(eventId, asOf, netGex);
    }

    private static String row(String eventId, String asOf, @Nullable Integer netGex) {
        return """
                ('rollup-%1$s', 'ROLLUP', '%2$s', '{"spot": 1, "net_gex": %3$s, "call_gex": 1, "put_gex": 1, "gamma_regime": "POSITIVE"}')
                """.formatted(eventId, asOf, netGex).strip();
    }

    private static void send(KafkaProbe kafka, OptionChain chain) {
        kafka.send(
                Topics.RAW_OPTION_CHAINS.name(),
                chain.underlying(),
                EventCodec.write(chain),
                Map.of(HeaderNames.TRACEPARENT, "00-" + TRACE_ID + "-00f067aa0ba902b7-01"));
    }

    private static List<String> rows(String symbol) throws SQLException {
        try (var connection = TestServers.connect();
                var query = connection.prepareStatement(
                        "SELECT event_id FROM feature.gex_snapshots WHERE symbol = ? ORDER BY seq")) {
            query.setString(1, symbol);
            List<String> found = new ArrayList<>();
            try (var result = query.executeQuery()) {
                while (result.next()) {
                    found.add(result.getString(1));
                }
            }
            return found;
        }
    }
}
