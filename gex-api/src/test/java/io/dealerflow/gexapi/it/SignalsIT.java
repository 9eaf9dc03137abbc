package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals and models from their topics to the API. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class SignalsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SIGNALS = "/api/v1/signals";

    @BeforeAll
    static void publish() {
        try (var kafka = new KafkaProbe()) {
            for (int second = 0; second < 5; second++) {
                var signal = Models.signal("SGA", ModelName.NEWS_SENTIMENT, second, "label" + second);
                Market.publish(kafka, signal);
                Market.publish(kafka, signal);
            }
            Market.publish(kafka, Models.signal("SGA", ModelName.REGIME, 10, "calm"));
            Market.publish(kafka, Models.signal("SGB", ModelName.NEWS_SENTIMENT, 11, "positive"));
            Market.publish(kafka, Models.signal(null, ModelName.NEWS_SENTIMENT, 12, "neutral"));
            Market.publish(kafka, Models.served(ModelName.REGIME, "1.0.0", 0));
            Market.publish(kafka, Models.drift(ModelName.REGIME, 20, true));
            Market.publish(kafka, Models.drift(ModelName.REGIME, 10, false));
            Market.publish(kafka, Models.served(ModelName.REGIME, "1.1.0", 60));
            Market.publish(kafka, Models.served(ModelName.REGIME, "1.0.0", 0));
            Market.publish(kafka, Models.served(ModelName.FORECAST, "2.0.0", 0));
        }
    }

    @BeforeEach
    void stored() {
        await().atMost(PATIENCE)
                .until(() -> list("").getList("items.event_id").size() == 8
                        && given().get("/api/v1/models/forecast").statusCode() == 200
                        && "1.1.0".equals(regime().getString("model_version"))
                        && regime().getMap("drift") != null);
    }

    private static JsonPath regime() {
        return given().get("/api/v1/models/regime").jsonPath();
    }

    @AfterAll
    static void delete() throws Exception {
        Market.execute("DELETE FROM gex.signals");
        Market.execute("DELETE FROM gex.models");
    }

    private static JsonPath list(String query) {
        return given().get(SIGNALS + query).then().statusCode(200).extract().jsonPath();
    }

    private static List<String> labels(JsonPath page) {
        return page.getList("items.output.label");
    }

    @Test
    @DisplayName("signals are listed newest first and each once, without their embeddings")
    void newestFirst() {
        JsonPath page = list("");

        assertThat(labels(page))
                .containsExactly("neutral", "positive", "calm", "label4", "label3", "label2", "label1", "label0");
        assertThat(page.getMap("items[0]"))
                .containsEntry("asset", null)
                .containsEntry("model", "news-sentiment")
                .containsEntry("as_of", "2026-03-13T16:00:12Z")
                .containsEntry("title", "Oil falls, \"sharply\"");
        assertThat(page.getMap("items[0].output"))
                .containsOnlyKeys("label", "probabilities", "score", "values", "as_of", "reason");
        assertThat(page.getString("next_cursor")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "?asset=sga&model=regime, calm",
        "?asset=^SGB, positive",
        "?model=regime, calm",
        "?from=2026-03-13T16:00:11Z&to=2026-03-13T16:00:11Z, positive"
    })
    void filters(String query, String label) {
        assertThat(labels(list(query))).containsExactly(label);
    }

    @Test
    @DisplayName("pages follow each other without a repeat or a gap")
    void pages() {
        List<String> read = new ArrayList<>();
        JsonPath page = list("?asset=SGA&limit=4");
        read.addAll(labels(page));
        page = list("?asset=SGA&limit=4&cursor=" + page.getString("next_cursor"));
        read.addAll(labels(page));

        assertThat(read).containsExactly("calm", "label4", "label3", "label2", "label1", "label0");
        assertThat(page.getString("next_cursor")).isNull();
    }

    @Test
    void csvAndTag() {
        Response csv = given().accept("text/csv").get(SIGNALS + "?asset=SGB");

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString().lines().toList())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("as_of,asset,model,model_version,label,score,");
        assertThat(csv.asString()).contains("2026-03-13T16:00:11Z,SGB,news-sentiment,1.0.0,positive,0.6,");
        assertThat(given().header("If-None-Match", csv.header("ETag"))
                        .accept("text/csv")
                        .get(SIGNALS + "?asset=SGB")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    @DisplayName("the latest signals are one of each model on each asset")
    void latest() {
        JsonPath latest = given().get(SIGNALS + "/latest").jsonPath();

        assertThat(latest.getList("asset")).containsExactly("SGA", "SGA", "SGB");
        assertThat(latest.getList("output.label")).containsExactly("label4", "calm", "positive");
    }

    @ParameterizedTest
    @CsvSource({
        "?model=nothing, model",
        "?limit=0, limit",
        "?cursor=x, cursor",
        "?from=2027-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, from"
    })
    void refused(String query, String parameter) {
        Response response = given().get(SIGNALS + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("parameter")).isEqualTo(parameter);
    }

    @Test
    @DisplayName("a signal is in the streams once, of its asset where it has one")
    void streamed() {
        JsonPath events = given().get("/api/v1/events?type=signal").jsonPath();

        assertThat(events.getList("events.event_id")).hasSize(8).doesNotHaveDuplicates();
        assertThat(events.getList("events.symbol")).contains("SGA", "SGB").containsNull();
        assertThat(events.getString("events[0].data.output.label")).startsWith("label");
    }

    @Test
    @DisplayName(
            "of each model the version activated last and the last evaluation of its drift count, in any order of arrival")
    void models() {
        JsonPath regime = regime();

        assertThat(regime.getString("model_version")).isEqualTo("1.1.0");
        assertThat(regime.getString("card")).isEqualTo("# regime 1.1.0\n");
        assertThat(regime.getBoolean("drift.alarm")).isTrue();
        assertThat(regime.getString("drift.measures[0].side")).isEqualTo("INPUT");
        JsonPath all = given().get("/api/v1/models").jsonPath();
        assertThat(all.getMap("models[1]")).isEqualTo(regime.getMap("$"));
        assertThat(all.getMap("models[0]")).containsEntry("drift", null);
    }

    @ParameterizedTest
    @CsvSource({"nothing", "ensemble"})
    void anUnknownModelIsNotFound(String name) {
        Response response = given().get("/api/v1/models/" + name);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/unknown-model");
    }

    @Test
    void graphQl() {
        String query = """
                { signals(asset: "SGA", limit: 1) { items { asset output { label probabilities { key value } } } nextCursor }
                  models { model modelVersion drift { alarm measures { name psi } } } }""";
        JsonPath answer = given().contentType("application/json")
                .body(Map.of("query", query))
                .post("/api/v1/graphql")
                .jsonPath();

        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getString("data.signals.items[0].output.label")).isEqualTo("calm");
        assertThat(answer.getString("data.signals.nextCursor")).isNotBlank();
        assertThat(answer.getList("data.models.model")).containsExactly("forecast", "regime");
        assertThat(answer.getBoolean("data.models[1].drift.alarm")).isTrue();
    }
}
