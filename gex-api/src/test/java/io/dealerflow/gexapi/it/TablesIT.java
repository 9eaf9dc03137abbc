package io.dealerflow.gexapi.it;

import static io.dealerflow.gexapi.it.Market.AS_OF;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels and tables over HTTP: forms, validators, pages, and what they agree with. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class TablesIT {
    private static final String SYMBOL = "TBL";
    private static final String GEX = "/api/v1/gex/" + SYMBOL;
    private static final JsonPathConfig DOUBLES =
            JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);
    private static GexSnapshot snapshot;

    @BeforeAll
    static void observe() throws Exception {
        try (KafkaProbe kafka = new KafkaProbe()) {
            Market.observe(kafka, Market.chain(SYMBOL, AS_OF.minus(Duration.ofDays(1))), Convention.DEFAULT);
            snapshot = Market.observe(kafka, Market.chain(SYMBOL, AS_OF), Convention.DEFAULT);
        }
    }

    /** Both books have arrived. */
    @BeforeEach
    void served() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                given().get(GEX + "/oi-change").jsonPath().getString("previous_as_of"))
                        .isEqualTo("2026-03-12T14:30:00Z"));
    }

    private static JsonPath json(String path) {
        return given().get(path).then().statusCode(200).extract().body().jsonPath(DOUBLES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/levels/TBL",
                GEX,
                GEX + "/analytics",
                GEX + "/profile",
                GEX + "/expiries",
                GEX + "/surface",
                GEX + "/hedging-flow",
                GEX + "/max-pain",
                GEX + "/oi-change",
                GEX + "/zero-dte",
                GEX + "/expected-move",
                GEX + "/history",
                "/api/v1/screener"
            })
    @DisplayName("every table is had as JSON and CSV, with a tag that answers 304 as long as nothing changes")
    void forms(String path) {
        Response body = given().get(path);
        String tag = body.header("ETag");

        assertThat(body.statusCode()).isEqualTo(200);
        assertThat(body.contentType()).startsWith("application/json");
        assertThat(tag).isNotBlank();
        Response again = given().header("If-None-Match", tag).get(path);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(tag);
        Response csv = given().accept("text/csv").get(path);
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition"))
                .startsWith("attachment; filename=")
                .endsWith(".csv\"");
        assertThat(csv.header("ETag")).isNotEqualTo(tag);
        assertThat(given().get(path + "?format=csv").asString()).isEqualTo(csv.asString());
        assertThat(csv.asString()).contains("\r\n");
    }

    @Test
    @DisplayName("levels are those of the snapshot")
    void levels() {
        JsonPath levels = json("/api/v1/levels/tbl");

        assertThat(levels.getString("event_id")).isEqualTo(snapshot.eventId());
        assertThat(levels.getDouble("net_gex")).isEqualTo(snapshot.netGex());
        assertThat(levels.getDouble("call_wall")).isEqualTo(snapshot.callWall());
        assertThat(levels.getString("reasons.pin_risk")).isEqualTo("NO_EXPIRY_WITHIN_5_DAYS");
        assertThat(levels.<Map<String, Object>>get("$")).containsEntry("pin_risk", null);
        assertThat(levels.getString("convention.dealer")).isEqualTo("CALLS_LONG_PUTS_SHORT");
        assertThat(json("/api/v1/levels/TBL?dealer=short_all").getDouble("net_gex"))
                .isCloseTo(-snapshot.grossGex(), within(1e-3));
    }

    @Test
    @DisplayName("the surface sums to the snapshot, and open interest is compared with the day before")
    void sums() {
        List<List<Double>> net = json(GEX + "/surface").getList("net_gex");
        assertThat(net.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(snapshot.netGex(), within(1e-3));

        JsonPath change = json(GEX + "/oi-change");
        assertThat(change.getString("previous_as_of")).isEqualTo("2026-03-12T14:30:00Z");
        assertThat(change.getInt("total")).isZero();
        assertThat(change.getList("by_strike")).hasSize(3);
        assertThat(json(GEX + "/oi-change?as_of=2026-03-12T23:00:00Z").getString("reason"))
                .isEqualTo("NO_PREVIOUS_BOOK");
        assertThat(json(GEX + "/zero-dte").getString("reason")).isEqualTo("NO_EXPIRY_TODAY");
        assertThat(json(GEX + "/hedging-flow?spot_move_pct=1,-3").getList("hedging_flow.move_pct"))
                .isEqualTo(List.of(1.0, -3.0));
    }

    @Test
    @DisplayName("history is read page by page, backwards in time")
    void pages() {
        JsonPath newest = json(GEX + "/history?limit=1");
        JsonPath before = json(GEX + "/history?limit=1&cursor=" + newest.getString("next_cursor"));

        assertThat(newest.getList("items.as_of")).isEqualTo(List.of("2026-03-13T14:30:00Z"));
        assertThat(before.getList("items.as_of")).isEqualTo(List.of("2026-03-12T14:30:00Z"));
        assertThat(before.getString("next_cursor")).isNull();
    }

    @Test
    @DisplayName("the screener finds the symbol by its levels")
    void screener() {
        JsonPath found = json("/api/v1/screener?min_net_gex=" + snapshot.netGex() + "&max_net_gex=" + snapshot.netGex()
                + "&sort=net_gex&order=desc&limit=1000");

        assertThat(found.getList("items.symbol")).contains(SYMBOL);
        assertThat(found.getList("items.score_reason")).contains("NOT_SCORED");
    }

    @Test
    @DisplayName("a batch answers what is known and says what is not")
    void batch() {
        JsonPath batch = json("/api/v1/gex?symbols=TBL,NOPE7&dealer=long_all");

        assertThat(batch.getList("items.symbol")).isEqualTo(List.of(SYMBOL));
        assertThat(batch.getList("missing.symbol")).isEqualTo(List.of("NOPE7"));
        assertThat(batch.getList("missing.type")).isEqualTo(List.of("/problems/unknown-symbol"));
    }

    @Test
    @DisplayName("a large answer is compressed for those who take it")
    void compressed() {
        assertThat(given().header("Accept-Encoding", "gzip").get(GEX).header("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(given().header("Accept-Encoding", "gzip")
                        .get(GEX + "/surface?format=csv")
                        .header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gex/TBL/surface?within_pct=101, within_pct",
        "gex/TBL/hedging-flow?spot_move_pct=51, spot_move_pct",
        "gex/TBL/max-pain?dealer=long_all, dealer",
        "gex/TBL/oi-change?limit=0, limit",
        "gex/TBL/profile?format=xml, format",
        "gex/TBL/history?cursor=x, cursor",
        "screener?min_colour=1, min_colour",
        "levels/TBL?profile=full, profile",
        "gex?dealer=long_all, symbols"
    })
    void problemsNameTheParameter(String path, String parameter) {
        Response response = given().get("/api/v1/" + path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("parameter")).isEqualTo(parameter);
    }

    @Test
    @DisplayName("a method that a path does not take is refused with those that it takes")
    void allow() {
        assertThat(given().body("{}").post(GEX).header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(given().delete("/api/v1/keys").header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    }
}
