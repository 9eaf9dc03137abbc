package io.dealerflow.feature;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.parquet.DuckDb;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The feature store, from topics to files. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "feature")
        })
class DatasetIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ASSET = "RUT";
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-03-11");
    private static final Path FILE =
            Path.of("target/features/asset=" + ASSET + "/date=" + WEDNESDAY + "/features.parquet");

    @BeforeEach
    void awaitReadiness() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
    }

    @Test
    @DisplayName("a bar gives a row; what comes later, repeats included, is in the row of its asset and instant")
    void rows() throws Exception {
        try (var kafka = new KafkaProbe()) {
            send(kafka, Observations.close(ASSET, WEDNESDAY, 2_000, Instant.parse("2026-03-12T00:00:05Z")));
            AssetFeatures features = await().atMost(PATIENCE)
                    .until(() -> ofClose(kafka), Optional::isPresent)
                    .orElseThrow();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(row()).containsExactly(features.eventId() + "|2000.0|2000.0|null|null|0"));

            send(kafka, news(features.asOf().minusSeconds(60)));
            send(kafka, news(features.asOf().minusSeconds(60)));
            send(kafka, news(features.asOf().plusSeconds(60)));
            AssetFeatures revised = await().atMost(PATIENCE)
                    .until(
                            () -> ofClose(kafka),
                            found -> found.filter(DatasetIT::hasSentiment).isPresent())
                    .orElseThrow();
            send(kafka, score(revised));

            assertThat(revised.asOf()).isEqualTo(features.asOf());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(row())
                            .filteredOn(row -> row.startsWith(revised.eventId()))
                            .containsExactly(revised.eventId() + "|2000.0|2000.0|45.0|0.5|1"));
        }
    }

    /** The newest features of the bar's instant; the asset has others, of news and of spreads that other tests send. */
    private static Optional<AssetFeatures> ofClose(KafkaProbe kafka) {
        return kafka.all(Topics.FEATURES_ASSETS.name()).stream()
                .filter(message -> ASSET.equals(message.key()))
                .map(message -> Wire.readJson(message.value(), AssetFeatures.class))
                .filter(features -> Double.valueOf(2_000)
                        .equals(features.features()
                                .get(FeatureName.CLOSE.wireName())
                                .value()))
                .collect(Collectors.groupingBy(AssetFeatures::asOf, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .findFirst()
                .map(List::getLast);
    }

    private static boolean hasSentiment(AssetFeatures features) {
        return features.features().get(FeatureName.NEWS_SENTIMENT.wireName()).value() != null;
    }

    private static AssetScore score(AssetFeatures features) {
        return new AssetScore(
                "dataset-score",
                "scoring-service",
                features.asOf(),
                features.ingestTs(),
                AssetScore.VERSION,
                ASSET,
                features.assetClass(),
                45.0,
                Regime.FRAGILE,
                null,
                PressureDirection.NEUTRAL,
                "no rule",
                List.of(),
                features.eventId());
    }

    private static ModelSignal news(Instant published) {
        return new ModelSignal(
                "dataset-news-" + published,
                "test",
                published,
                published,
                ModelSignal.VERSION,
                ASSET,
                ModelName.NEWS_SENTIMENT,
                "1",
                new ModelOutput("positive", Map.of(), 0.5, Map.of(), List.of(), null, null),
                "item-" + published,
                "title",
                null);
    }

    private static void send(KafkaProbe kafka, Event event) {
        kafka.send(
                Topics.of(event.getClass()).name(),
                event.subject(),
                EventCodec.write(event),
                Map.of(HeaderNames.CONTENT_TYPE, EventCodec.contentType(event)));
    }

    private static List<String> row() throws SQLException {
        assertThat(Files.exists(FILE)).isTrue();
        List<String> found = new ArrayList<>();
        try (var connection = DuckDb.open(256);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT event_id, close, bar_close, score_index, sentiment_24h, sentiment_24h_items"
                                + " FROM read_parquet('" + FILE + "')")) {
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(row.toString());
            }
        }
        return found;
    }
}
