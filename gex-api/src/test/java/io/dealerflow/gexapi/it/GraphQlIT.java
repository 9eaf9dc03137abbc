package io.dealerflow.gexapi.it;

import static io.dealerflow.gexapi.it.Market.AS_OF;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.introspection.IntrospectionQueryBuilder;
import graphql.introspection.IntrospectionQueryBuilder.Options;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries in GraphQL, their limits and errors. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class GraphQlIT {
    private static final String PATH = "/api/v1/graphql";
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    @BeforeAll
    static void observe() throws Exception {
        try (KafkaProbe kafka = new KafkaProbe()) {
            Market.observe(kafka, Market.chain("GQL", AS_OF.minus(Duration.ofDays(1))), Convention.DEFAULT);
            Market.observe(kafka, Market.chain("GQL", AS_OF), Convention.DEFAULT);
            Market.publish(kafka, Market.score("GQL", AS_OF, 42));
        }
    }

    /** The book and its score have arrived. */
    @BeforeEach
    void served() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/api/v1/gex/GQL/max-pain").statusCode() == 200
                        && given().get("/api/v1/scores/GQL").statusCode() == 200
                        && http("/screener?min_index=41.5&max_index=42")
                                .findValuesAsText("symbol")
                                .contains("GQL"));
    }

    private static JsonNode ask(Map<String, Object> body) {
        String answer = given().contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return Wire.readJson(answer, JsonNode.class);
    }

    private static JsonNode ask(String query) {
        return ask(Map.of("query", query));
    }

    private static JsonNode http(String path) {
        return Wire.readJson(given().get("/api/v1" + path).asString(), JsonNode.class);
    }

    /** As it is named over HTTP. */
    private static JsonNode inSnakeCase(JsonNode node) {
        if (node.isArray()) {
            return Wire.json()
                    .valueToTree(StreamSupport.stream(node.spliterator(), false)
                            .map(GraphQlIT::inSnakeCase)
                            .toList());
        }
        ObjectNode renamed = Wire.json().createObjectNode();
        node.properties()
                .forEach(entry -> renamed.set(
                        NAMES.translate(entry.getKey()),
                        entry.getValue().isContainerNode() ? inSnakeCase(entry.getValue()) : entry.getValue()));
        return node.isObject() ? renamed : node;
    }

    @Test
    @DisplayName("a query has the same answers as the paths, values and nulls alike")
    void sameAnswers() {
        JsonNode answer = ask("""
                { book(symbol: "gql", convention: {dayCount: "BUS_252"}) {
                    symbol asOf spot eventId stale
                    convention { dayCount dealer weight gamma rate dividendYield forward iv smile expired nearFlip dynamics
                      rateCurve { date points { years rate } } }
                    levels { netGex gammaRegime gammaFlip callWall putWall frontExpiry expectedMoveStraddle pinRisk }
                    surface(withinPct: 3) {
                      strikes expiries { expiry root days } netGex callOpenInterest putOpenInterest }
                    hedgingFlow(spotMovePct: [-1, 2.5], volShift: 1) {
                      hedgingShift { volShift timeShiftDays } reason
                      hedgingFlow { movePct movedSpot shares dollars gammaShares vannaShares charmShares residualShares } }
                    expectedMove {
                      expiry root settlement days forward atmIv straddle straddlePct straddleReason sigma sigmaPct sigmaLow
                      sigmaHigh sigmaReason } } }
                """);
        JsonNode book = inSnakeCase(answer.at("/data/book"));
        String convention = "day_count=bus_252";

        assertThat(answer.get("errors")).isNull();
        JsonNode surface = http("/gex/GQL/surface?within_pct=3&" + convention);
        List.of("symbol", "as_of", "spot", "event_id", "stale", "convention")
                .forEach(name -> assertThat(book.get(name)).as(name).isNotNull().isEqualTo(surface.get(name)));
        assertContains(surface, book.get("surface"));
        assertContains(http("/levels/GQL?" + convention), book.get("levels"));
        assertContains(
                http("/gex/GQL/hedging-flow?spot_move_pct=-1,2.5&vol_shift=1&" + convention), book.get("hedging_flow"));
        assertThat(book.get("expected_move"))
                .isEqualTo(http("/gex/GQL/expected-move?" + convention).get("expected_move"));
    }

    private static void assertContains(JsonNode whole, JsonNode part) {
        assertThat(part.properties()).isNotEmpty();
        part.properties()
                .forEach(
                        entry -> assertThat(entry.getValue()).as(entry.getKey()).isEqualTo(whole.get(entry.getKey())));
    }

    @Test
    @DisplayName("lists have the pages, filters and order of the paths")
    void lists() {
        JsonNode answer = ask("""
                { history(symbol: "GQL", limit: 1) {
                    symbol items { asOf spot netGex gammaFlip gammaRegime callWall putWall } nextCursor }
                  screener(bounds: [{measure: INDEX, min: 41.5, max: 42}], sort: NET_GEX, order: "desc") {
                    items { levels { symbol } index regime } stale }
                  symbols { symbol }
                  alerts(severity: "critical", limit: 1) { alertId state } }
                """);
        JsonNode data = answer.get("data");

        assertThat(answer.get("errors")).isNull();
        assertThat(inSnakeCase(data.get("history"))).isEqualTo(http("/gex/GQL/history?limit=1"));
        assertThat(data.at("/screener/items").findValuesAsText("symbol"))
                .contains("GQL")
                .isEqualTo(http("/screener?min_index=41.5&max_index=42&sort=net_gex&order=desc")
                        .get("items")
                        .findValuesAsText("symbol"));
        assertThat(data.get("symbols").findValuesAsText("symbol")).contains("GQL");
        assertThat(data.get("alerts").isArray()).isTrue();
    }

    @Test
    @DisplayName("variables and the name of the operation are taken")
    void variables() {
        JsonNode answer = ask(Map.of(
                "query",
                "query A { symbols { symbol } } query B($s: String!, $t: String) { book(symbol: $s, asOf: $t) { asOf } }",
                "operationName",
                "B",
                "variables",
                Map.of("s", "GQL", "t", "2026-03-13T00:00:00Z")));

        assertThat(answer.at("/data/book/asOf").asText()).isEqualTo("2026-03-12T14:30:00Z");
    }

    @Test
    @DisplayName("the schema can be read whole, and has the questions and the tables of a book")
    void schema() {
        JsonNode answer =
                ask(IntrospectionQueryBuilder.build(Options.defaultOptions().typeRefFragmentDepth(9)));
        Map<String, JsonNode> types = StreamSupport.stream(
                        answer.at("/data/__schema/types").spliterator(), false)
                .collect(Collectors.toMap(type -> type.get("name").asText(), type -> type.get("fields")));

        assertThat(answer.get("errors")).isNull();
        assertThat(names(types.get("Query")))
                .containsExactlyInAnyOrder("alerts", "book", "history", "models", "screener", "signals", "symbols");
        assertThat(names(types.get("Book")))
                .containsExactlyInAnyOrder(
                        "asOf",
                        "convention",
                        "eventId",
                        "expectedMove",
                        "expiries",
                        "hedgingFlow",
                        "levels",
                        "maxPain",
                        "oiChange",
                        "profile",
                        "snapshot",
                        "spot",
                        "stale",
                        "surface",
                        "symbol",
                        "zeroDte");
        assertThat(types).doesNotContainKeys("Event", "Sourced", "Mutation");
    }

    private static List<String> names(JsonNode fields) {
        return StreamSupport.stream(fields.spliterator(), false)
                .map(field -> field.get("name").asText())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ book(symbol: \"NOPE8\") { spot } } | unknown-symbol | 404",
                "{ book(symbol: \"GQL\", asOf: \"1999-01-01T00:00:00Z\") { spot } } | nothing-observed | 404",
                "{ book(symbol: \"\\u0007\") { spot } } | invalid-parameter | 400",
                "{ book(symbol: \"GQL\", asOf: \"monday\") { spot } } | invalid-parameter | 400",
                "{ book(symbol: \"GQL\", convention: {dayCount: \"ACT\"}) { spot } } | invalid-parameter | 400",
                "{ history(symbol: \"GQL\", limit: 0) { symbol } } | invalid-parameter | 400",
                "{ alerts(severity: \"loud\") { seq } } | invalid-parameter | 400",
                "{ nothing } | invalid-query | 400",
                "{ book | invalid-query | 400"
            })
    @DisplayName("errors carry the problem that the same question has over HTTP")
    void problems(String query, String reason, int status) {
        JsonNode error = ask(query).at("/errors/0");

        assertThat(error.at("/extensions/type").asText()).isEqualTo("/problems/" + reason);
        assertThat(error.at("/extensions/status").asInt()).isEqualTo(status);
        assertThat(error.get("message").asText()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    @DisplayName("queries that are too deep or ask for too much are refused before they run")
    void limits() {
        String deep = "{ __type(name: \"Book\") { fields { type "
                + "{ ofType ".repeat(13)
                + "{ name }"
                + " }".repeat(13)
                + " } } }";
        String broad = IntStream.range(0, 13)
                .mapToObj("b%d: book(symbol: \"GQL\") { levels { netGex } }"::formatted)
                .collect(Collectors.joining(" ", "{ ", " }"));

        for (String query : List.of(deep, broad)) {
            JsonNode answer = ask(query);
            assertThat(answer.at("/errors/0/extensions/type").asText()).isEqualTo("/problems/query-too-complex");
            assertThat(answer.at("/data/b0").isMissingNode()).isTrue();
        }
    }

    @Test
    @DisplayName("the engine's own route is closed, and a request without a query is a problem")
    void routes() {
        Map<String, String> query = Map.of("query", "{ symbols { symbol } }");
        assertThat(given().contentType("application/json")
                        .body(query)
                        .post("/graphql-engine")
                        .statusCode())
                .isIn(401, 403);
        assertThat(given().contentType("application/json")
                        .body("{}")
                        .post(PATH)
                        .jsonPath()
                        .getString("parameter"))
                .isEqualTo("query");
    }
}
