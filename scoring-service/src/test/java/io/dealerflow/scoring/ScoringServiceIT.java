package io.dealerflow.scoring;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.scoring.rules.SampleRules;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service between a real broker and a real database. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "scoring")
        })
class ScoringServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void becomesReadyAndStaysAlive() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
        get("/q/health/live").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void featuresBecomeAScoreAndARowAndASnapshotAnAlert() throws Exception {
        AssetFeatures features = Features.book("ITA").id("it-features").build();
        try (var kafka = new KafkaProbe()) {
            awaitTopics();
            send(kafka, Topics.FEATURES_ASSETS, features);
            send(kafka, Topics.FEATURES_ASSETS, features);
            send(kafka, Topics.FEATURES_GEX, Snapshots.of("ITA").flip(100.5).build());

            var record = kafka.awaitKey(Topics.SCORES_ASSETS.name(), "ITA", 1, PATIENCE)
                    .getFirst();
            AssetScore score = Wire.json().readValue(record.value(), AssetScore.class);
            assertThat(score.featureEventId()).isEqualTo("it-features");
            assertThat(KafkaProbe.header(record, HeaderNames.CE_ID)).isEqualTo(score.eventId());
            assertThat(KafkaProbe.header(record, HeaderNames.TRACEPARENT)).startsWith("00-" + TRACE_ID + "-");

            var alert = kafka.awaitKey(Topics.ALERTS.name(), "ITA", 1, PATIENCE).getFirst();
            assertThat(Wire.json().readValue(alert.value(), Alert.class).alertType())
                    .isEqualTo(AlertType.GAMMA_FLIP_PROXIMITY);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows("ITA")).containsExactly(score.eventId()));
        }
    }

    @Test
    @DisplayName("a rule is effective without a restart, and raises its alert on a later snapshot")
    void aRuleIsEffectiveWithoutARestart() {
        UserRule rule = SampleRules.of("snapshot.spot", Comparison.ABOVE, 1)
                .symbols("ITR")
                .build();
        try (var kafka = new KafkaProbe()) {
            awaitTopics();
            kafka.send(Topics.ALERTS_RULES.name(), rule.ruleId(), EventCodec.write(rule), Map.of());

            var minute = new AtomicInteger();
            await().atMost(PATIENCE).until(() -> {
                int number = minute.incrementAndGet();
                send(
                        kafka,
                        Topics.FEATURES_GEX,
                        Snapshots.of("ITR")
                                .id("itr" + number)
                                .at(Snapshots.START.plusSeconds(60L * number))
                                .build());
                return kafka.all(Topics.ALERTS.name()).stream()
                        .map(message -> Wire.readJson(message.value(), Alert.class))
                        .anyMatch(alert -> alert.alertType() == AlertType.USER_RULE
                                && alert.symbol().equals("ITR"));
            });
        }
    }

    @Test
    void whatCannotBeReadOrStoredIsDeadLetteredAndTheRestGoesOn() {
        try (var kafka = new KafkaProbe()) {
            awaitTopics();
            kafka.send(Topics.FEATURES_ASSETS.name(), "ITB", "{garbage".getBytes(UTF_8), Map.of());
            send(kafka, Topics.FEATURES_ASSETS, Features.book("ITB").build());
            // PostgreSQL holds no zero characters: the score is published, its row cannot be
            byte[] unstorable = new String(EventCodec.write(score("ITB")), UTF_8)
                    .replace("a rule", "a \\u0000 rule")
                    .getBytes(UTF_8);
            kafka.send(Topics.SCORES_ASSETS.name(), "ITB", unstorable, Map.of());

            ConsumerRecord<String, byte[]> letter = kafka.awaitKey(
                            Topics.FEATURES_ASSETS.deadLetters(), "ITB", 1, PATIENCE)
                    .getFirst();
            assertThat(new String(letter.value(), UTF_8)).isEqualTo("{garbage");
            assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_REASON)).isEqualTo("UNREADABLE");
            assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_CONSUMER)).isEqualTo("scoring-service/score");
            letter = kafka.awaitKey(Topics.SCORES_ASSETS.deadLetters(), "ITB", 1, PATIENCE)
                    .getFirst();
            assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_CONSUMER)).isEqualTo("scoring-service/store");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows("ITB")).hasSize(1));
        }
    }

    private static void awaitTopics() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/q/health/ready").then().statusCode(200));
    }

    private static <E extends Event> void send(KafkaProbe kafka, Topic<E> topic, E event) {
        kafka.send(
                topic.name(),
                event.subject(),
                EventCodec.write(event),
                Map.of(HeaderNames.TRACEPARENT, "00-" + TRACE_ID + "-00f067aa0ba902b7-01"));
    }

    private static AssetScore score(String symbol) {
        return new AssetScore(
                "unstorable",
                "scoring-service",
                Snapshots.START,
                Snapshots.START,
                AssetScore.VERSION,
                symbol,
                null,
                50.0,
                Regime.FRAGILE,
                null,
                PressureDirection.NEUTRAL,
                "a rule",
                List.of(),
                "none");
    }

    private static List<String> rows(String symbol) throws SQLException {
        try (var connection = TestServers.connect();
                var query = connection.prepareStatement(
                        "SELECT event_id FROM scoring.asset_scores WHERE symbol = ? ORDER BY seq")) {
            query.setString(1, symbol);
            var found = new java.util.ArrayList<String>();
            try (var result = query.executeQuery()) {
                while (result.next()) {
                    found.add(result.getString(1));
                }
            }
            return found;
        }
    }
}
