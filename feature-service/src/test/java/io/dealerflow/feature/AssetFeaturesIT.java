package io.dealerflow.feature;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.RecordedData;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Features of assets between a real broker and a real database. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "feature")
        })
class AssetFeaturesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant RECEIVED = Instant.parse("2026-03-20T00:00:00Z");

    @BeforeEach
    void awaitReadiness() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
    }

    @Test
    @DisplayName("a chain becomes a snapshot, features of its asset, a row, and columns of the view of its class")
    void aChain() throws Exception {
        try (var kafka = new KafkaProbe()) {
            send(kafka, Chains.of("ITF", Chains.START, 0, 100, LocalDate.of(2026, 4, 17)));

            AssetFeatures features = Wire.readJson(
                    kafka.awaitKey(Topics.FEATURES_ASSETS.name(), "ITF", 1, PATIENCE)
                            .getFirst()
                            .value(),
                    AssetFeatures.class);
            assertThat(features.assetClass()).isEqualTo(AssetClass.EQUITY);
            assertThat(features.asOf()).isEqualTo(Chains.START);
            assertThat(value(features, FeatureName.CLOSE)).isEqualTo(100);
            assertThat(value(features, FeatureName.GROSS_GEX)).isPositive();
            assertThat(value(features, FeatureName.NET_DELTA)).isFinite();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    column(
                                            "SELECT event_id || ' ' || gross_gex FROM feature.features_equity WHERE asset = 'ITF'"))
                            .containsExactly(features.eventId() + " " + value(features, FeatureName.GROSS_GEX)));
        }
    }

    @Test
    @DisplayName("positions are used from their release on, also when they had been received before")
    void positions() throws Exception {
        LocalDate tuesday = LocalDate.of(2026, 3, 10);
        try (var kafka = new KafkaProbe()) {
            send(kafka, Observations.report("099741", tuesday, 5_000, RECEIVED));
            send(kafka, Observations.rate("EURUSD", tuesday.plusDays(2), 1.1, RECEIVED));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    column(
                                            "SELECT to_char(as_of AT TIME ZONE 'UTC', 'MM-DD HH24:MI') || ' ' || coalesce(speculators_net_pct::text, 'none')"
                                                    + " FROM feature.features_fx WHERE asset = 'EURUSD' AND as_of > '2026-03-01' ORDER BY as_of"))
                            .containsExactly("03-12 13:15 none", "03-13 19:30 30"));
        }
    }

    @Test
    @DisplayName("recorded series of FRED give the spreads that their last lines have")
    void recordedSeries() throws Exception {
        List<String> files = List.of("DGS2", "DGS10", "BAMLH0A0HYM2", "BAMLC0A0CM");
        try (var kafka = new KafkaProbe()) {
            for (String series : files) {
                for (String line : last(RecordedData.file("macro-fred/" + series + ".csv"), 300)) {
                    String[] cells = line.split(",");
                    send(
                            kafka,
                            Observations.value(
                                    series, LocalDate.parse(cells[0]), Double.parseDouble(cells[1]), null, RECEIVED));
                }
            }

            double slope = value("DGS10", "2025-09-25") - value("DGS2", "2025-09-25");
            double spread = value("BAMLH0A0HYM2", "2025-09-24") - value("BAMLC0A0CM", "2025-09-24");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(newest("curve_2s10s", "rates", "US_RATES", "2025-09-27T00:00:00Z"))
                        .isCloseTo(slope, within(1e-9));
                assertThat(newest("hy_ig_spread", "credit", "US_CREDIT", "2025-09-26T00:00:00Z"))
                        .isCloseTo(spread, within(1e-9));
            });
        }
    }

    @Test
    @DisplayName("the views of the classes have all features, by their names")
    void views() throws Exception {
        Set<String> columns = new TreeSet<>(column("SELECT DISTINCT column_name FROM information_schema.columns"
                + " WHERE table_schema = 'feature' AND table_name LIKE 'features\\_%'"));
        columns.removeAll(Set.of("asset", "as_of", "event_id"));

        assertThat(columns)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FeatureName.values())
                        .map(FeatureName::wireName)
                        .toList());
    }

    private static void send(KafkaProbe kafka, Event event) {
        kafka.send(
                Topics.of(event.getClass()).name(),
                event.subject(),
                EventCodec.write(event),
                Map.of(HeaderNames.CONTENT_TYPE, EventCodec.contentType(event)));
    }

    private static double value(AssetFeatures features, FeatureName name) {
        Feature feature = features.features().get(name.wireName());
        return feature.value();
    }

    private static double newest(String feature, String assetClass, String asset, String asOf) throws SQLException {
        return column("SELECT %s FROM feature.features_%s WHERE asset = '%s' AND as_of = '%s'"
                        .formatted(feature, assetClass, asset, asOf))
                .stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static List<String> last(Path file, int lines) throws IOException {
        List<String> all = Files.readAllLines(file).stream()
                .skip(1)
                .filter(line -> !line.endsWith(",") && !line.endsWith("."))
                .toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    private static double value(String series, String date) throws IOException {
        return last(RecordedData.file("macro-fred/" + series + ".csv"), 300).stream()
                .filter(line -> line.startsWith(date))
                .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> column(String sql) throws SQLException {
        try (var connection = TestServers.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }
}
