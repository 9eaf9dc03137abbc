package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Questions to models; the test is the worker that answers. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class PredictIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PREDICT = "/api/v1/predict";
    private static final String REQUESTS = Topics.INFERENCE_REQUESTS.name();
    private static KafkaProbe kafka;

    @BeforeAll
    static void connect() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void disconnect() {
        if (kafka != null) {
            kafka.close();
        }
    }

    private static Response ask(Map<String, ?> question) {
        return given().contentType("application/json").body(question).post(PREDICT);
    }

    private static Map<String, Object> news(String headline, int waitMs) {
        return Map.of("model", "news-sentiment", "inputs", List.of(Map.of("headline", headline)), "wait_ms", waitMs);
    }

    /** The request with that headline, once it is on the topic. */
    private static InferenceRequest published(String headline) {
        return kafka
                .await(
                        REQUESTS,
                        PATIENCE,
                        read -> read.stream()
                                .anyMatch(message -> new String(message.value(), UTF_8).contains(headline)))
                .stream()
                .map(message -> Wire.readJson(message.value(), InferenceRequest.class))
                .filter(request -> headline.equals(request.inputs().getFirst().headline()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("a question is published, and its answer is in the response, under its id, and once in the streams")
    void answered() {
        String headline = "Answered " + UUID.randomUUID();
        long from = given().get("/api/v1/events").jsonPath().getLong("newest") + 1;
        var response = CompletableFuture.supplyAsync(() -> ask(news(headline, 30_000)));

        InferenceRequest request = published(headline);
        assertThat(request.inputs()).containsExactly(ModelInput.news(headline, null));
        String id = request.eventId();
        Market.publish(kafka, Models.result("result-" + id, id, ModelName.NEWS_SENTIMENT, "positive"));

        assertThat(response.join().statusCode()).isEqualTo(200);
        JsonPath answer = response.join().jsonPath();
        assertThat(answer.getMap("$")).containsOnlyKeys("id", "model", "version", "results");
        assertThat(answer.getString("model")).isEqualTo("news-sentiment");
        assertThat(answer.getString("version")).isEqualTo("1.0.0");
        assertThat(answer.getMap("results[0]"))
                .containsEntry("label", "positive")
                .containsEntry("score", 0.6f)
                .containsEntry("probabilities", Map.of("negative", 0.1f, "neutral", 0.2f, "positive", 0.7f))
                .doesNotContainKey("embedding");
        assertThat(given().get(PREDICT + "/" + id).jsonPath().getMap("$")).isEqualTo(answer.getMap("$"));

        Market.publish(kafka, Models.result("repeat-" + id, id, ModelName.NEWS_SENTIMENT, "negative"));
        Market.publish(kafka, Models.result("other-" + id, "other " + id, ModelName.NEWS_SENTIMENT, "neutral"));
        String ofId = "/api/v1/events?type=prediction&from=" + from;
        await().atMost(PATIENCE)
                .until(() ->
                        given().get(ofId).jsonPath().getList("events.symbol").contains("other " + id));
        assertThat(given().get(ofId).jsonPath().<Map<String, ?>>getList("events.findAll { it.symbol == '" + id + "' }"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("data")).isEqualTo(answer.getMap("$")));
        assertThat(given().get(PREDICT + "/" + id).jsonPath().getString("results[0].label"))
                .isEqualTo("positive");
    }

    @Test
    @DisplayName("without an answer in time the response has an id, under which the answer is later")
    void later() {
        String headline = "Later " + UUID.randomUUID();

        Response response = ask(news(headline, 50));

        assertThat(response.statusCode()).isEqualTo(202);
        String id = response.jsonPath().getString("id");
        String status = response.jsonPath().getString("status_url");
        assertThat(status).isEqualTo(PREDICT + "/" + id);
        assertThat(published(headline).eventId()).isEqualTo(id);
        assertThat(given().get(status).statusCode()).isEqualTo(202);
        Market.publish(kafka, Models.result("result-" + id, id, ModelName.NEWS_SENTIMENT, "neutral"));
        await().atMost(PATIENCE).until(() -> given().get(status).statusCode() == 200);
    }

    @Test
    void anUnknownQuestionIsNotFound() {
        Response response = given().get(PREDICT + "/" + UUID.randomUUID());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/unknown-prediction");
    }

    @Test
    @DisplayName("what cannot be is refused, and named")
    void refused() {
        Response response =
                ask(Map.of("model", "regime", "inputs", List.of(Map.of("asset", "SPX"), Map.of("as_of", "now"))));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/invalid-parameter");
        assertThat(response.jsonPath().getString("parameter")).isEqualTo("inputs[1].asset");
    }

    @Test
    @DisplayName("pictures are taken up to 4 MiB, more than other bodies may have")
    void sizes() {
        assertThat(picture(4 << 20).statusCode()).isEqualTo(202);
        Response tooLarge = picture((4 << 20) + 3);
        assertThat(tooLarge.statusCode()).isEqualTo(400);
        assertThat(tooLarge.jsonPath().getString("parameter")).isEqualTo("inputs[0].image");
    }

    private static Response picture(int bytes) {
        String image = Base64.getEncoder().encodeToString(new byte[bytes]);
        return ask(Map.of("model", "chart-pattern", "inputs", List.of(Map.of("image", image)), "wait_ms", 0));
    }

    @Test
    @DisplayName("a key has a rate of questions of its own, and gets Retry-After beyond it; other requests go on")
    void rate() {
        String key = given().header("X-API-Key", ProxiedServers.ADMIN_KEY)
                .contentType("application/json")
                .body(Map.of("name", "asks", "scopes", List.of("read")))
                .post("/api/v1/keys")
                .jsonPath()
                .getString("secret");

        List<Response> responses = IntStream.range(0, 90)
                .mapToObj(i -> given().header("X-API-Key", key)
                        .contentType("application/json")
                        .body(news("Rate", 0))
                        .post(PREDICT))
                .toList();

        assertThat(responses.getFirst().statusCode()).isEqualTo(202);
        assertThat(responses.getFirst().header("RateLimit-Policy")).isEqualTo("\"predict\";q=60;w=60");
        Response refused = responses.stream()
                .filter(response -> response.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(given().header("X-API-Key", key).get("/api/v1/symbols").statusCode())
                .isEqualTo(200);
    }
}
