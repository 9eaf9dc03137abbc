package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Dead letters over HTTP, between a real broker and a real database. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class DeadLetterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] BYTES = {'{', 0, (byte) 0xff};
    private static final String GAVE_UP = "2026-03-13T19:30:00Z";

    private KafkaProbe kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaProbe();
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    @DisplayName("a dead letter's time is that of the failure, not that of the broker")
    void listCountsByTopicConsumerAndReason() {
        deadLetter("dealerflow.listed", "a/one", "a/one", "b/two");

        JsonPath all = get("?topic=listed");

        assertThat(all.getList("groups.consumer")).containsExactly("a/one", "b/two");
        assertThat(all.getList("groups.waiting")).containsExactly(2, 1);
        assertThat(all.getList("groups.replayed")).containsExactly(0, 0);
        assertThat(all.getList("groups.newest")).containsOnly(GAVE_UP);
        assertThat(all.getList("letters.value_base64")).containsOnlyNulls();
        assertThat(get("?topic=dealerflow.listed.dlq&consumer=b&reason=unreadable&limit=1")
                        .getList("letters.consumer"))
                .containsExactly("b/two");
    }

    @Test
    void aLetterIsShownWithHeadersAndValue() {
        deadLetter("dealerflow.shown", "a/one");

        JsonPath letter = get("/dealerflow.shown.dlq-0@0");

        assertThat(letter.getString("key")).isEqualTo("SPX");
        assertThat(letter.getString("headers.ce_id")).isEqualTo("id-1");
        assertThat(letter.getString("error")).isEqualTo("not JSON");
        assertThat(Base64.getDecoder().decode(letter.getString("value_base64"))).isEqualTo(BYTES);
    }

    @Test
    void replaySendsTheOriginalToTheConsumerThatFailed() {
        deadLetter("dealerflow.replayed", "a/one");

        assertThat(replay("topic=replayed").getInt("replayed")).isEqualTo(1);

        var sent = kafka.all("dealerflow.replayed").getFirst();
        assertThat(sent.value()).isEqualTo(BYTES);
        assertThat(sent.key()).isEqualTo("SPX");
        assertThat(KafkaProbe.header(sent, HeaderNames.CE_ID)).isEqualTo("id-1");
        assertThat(KafkaProbe.header(sent, HeaderNames.DLQ_REPLAY_FOR)).isEqualTo("a/one");
        assertThat(sent.headers().headers(HeaderNames.DLQ_REASON)).isEmpty();
    }

    @Test
    void whatWasReplayedIsReplayedAgainOnlyWhenAskedFor() {
        deadLetter("dealerflow.twice", "a/one", "b/two");

        assertThat(replay("topic=twice&consumer=a/one").getInt("replayed")).isEqualTo(1);
        assertThat(replay("topic=twice").getInt("replayed")).isEqualTo(1);
        assertThat(replay("topic=twice").getInt("replayed")).isZero();
        assertThat(get("?topic=twice").getList("groups.replayed")).containsExactly(1, 1);
        assertThat(replay("id=dealerflow.twice.dlq-0@0").getInt("replayed")).isZero();
        assertThat(replay("topic=twice&again=true").getInt("replayed")).isEqualTo(2);
        assertThat(kafka.all("dealerflow.twice")).hasSize(4);
    }

    @Test
    @DisplayName("concurrent replays send each dead letter once")
    void operatorsAtOnceReplayNothingTwice() throws Exception {
        int letters = 20;
        for (int i = 0; i < letters; i++) {
            deadLetter("dealerflow.at-once", "a/one");
        }
        Callable<Integer> operator = () -> replay("topic=at-once").getInt("replayed");

        int sent = 0;
        try (var operators = Executors.newFixedThreadPool(4)) {
            for (var each : operators.invokeAll(List.of(operator, operator, operator, operator))) {
                sent += each.get();
            }
        }

        assertThat(sent).isEqualTo(letters);
        assertThat(kafka.all("dealerflow.at-once")).hasSize(letters);
    }

    @Test
    void whatIsUnknownOrMistypedIsRefused() {
        deadLetter("dealerflow.unknown", "a/one");

        assertThat(status("/dealerflow.unknown.dlq-0@7")).isEqualTo(404);
        assertThat(status("/dealerflow.unknown.dlq-3@0")).isEqualTo(404);
        assertThat(status("/dealerflow.nowhere.dlq-0@0")).isEqualTo(404);
        assertThat(status("/dealerflow.unknown-0@0"))
                .as("not a dead-letter topic")
                .isEqualTo(400);
        assertThat(status("?tpoic=unknown")).isEqualTo(400);
        assertThat(post("tpoic=unknown").statusCode()).isEqualTo(400);
        assertThat(post("id=dealerflow.unknown.dlq-0@7").statusCode()).isEqualTo(404);
        assertThat(post("id=dealerflow.unknown.dlq-0@0&topic=unknown").statusCode())
                .isEqualTo(400);
        assertThat(kafka.all("dealerflow.unknown")).isEmpty();
    }

    @Test
    void deadLettersAreForAdministrators() {
        given().get("/api/v1/dead-letters").then().statusCode(401);
        given().post("/api/v1/dead-letters/replay?topic=unknown").then().statusCode(401);
    }

    /** Creates the topic and writes one dead letter for each consumer. */
    private void deadLetter(String topic, String... consumers) {
        kafka.createTopics(topic, Topics.deadLettersOf(topic));
        for (String consumer : consumers) {
            kafka.send(
                    Topics.deadLettersOf(topic),
                    "SPX",
                    BYTES,
                    Map.of(
                            HeaderNames.CE_ID, "id-1",
                            HeaderNames.DLQ_CONSUMER, consumer,
                            HeaderNames.DLQ_REASON, "UNREADABLE",
                            HeaderNames.DLQ_TOPIC, topic,
                            HeaderNames.DLQ_PARTITION, "0",
                            HeaderNames.DLQ_OFFSET, "7",
                            HeaderNames.DLQ_ERROR, "not JSON",
                            HeaderNames.DLQ_TIME, GAVE_UP));
        }
    }

    private static RequestSpecification authorized() {
        return given().urlEncodingEnabled(false).header("X-API-Key", ProxiedServers.ADMIN_KEY);
    }

    private static JsonPath get(String path) {
        return authorized()
                .get("/api/v1/dead-letters" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int status(String path) {
        return authorized().get("/api/v1/dead-letters" + path).statusCode();
    }

    private static JsonPath replay(String query) {
        return post(query).then().statusCode(200).extract().jsonPath();
    }

    private static Response post(String query) {
        return authorized().post("/api/v1/dead-letters/replay?" + query);
    }
}
