package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.quant.chain.Convention;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests are read and refused, on all paths. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class RequestsIT {
    private static final String JSON = "application/json";

    @BeforeAll
    static void observeIndexAndShareClass() throws Exception {
        Market.store(Market.snapshot(Market.chain("RQX", Market.AS_OF), Convention.DEFAULT));
        Market.store(Market.snapshot(Market.chain("RQKB", Market.AS_OF), Convention.DEFAULT));
        Market.store(Market.score("RQX", Market.AS_OF, 50));
        Market.store(Market.score("RQKB", Market.AS_OF, 50));
    }

    private static Response raw(String path) {
        return given().urlEncodingEnabled(false).get(path);
    }

    private static void assertProblem(Response response, int status, String reason) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/" + reason);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("detail")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/gex/%00",
                "/gex/SPX%00",
                "/gex/%07/analytics",
                "/gex/%00/history",
                "/scores/%00",
                "/alerts?symbol=%00",
                "/alerts/stream?symbol=%00",
                "/alerts?alert_type=%00",
                "/reports/%00",
                "/symbols?%00=1"
            })
    @DisplayName("a control character in a path or parameter is a bad request, not an outage of PostgreSQL")
    void controlCharacters(String path) {
        assertProblem(raw("/api/v1" + path), 400, "invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gex/%s", "/gex/%s/history", "/scores/%s"})
    @DisplayName("a symbol is read the same way on every path: space, case, index signs and share classes")
    void symbols(String path) {
        for (String written : new String[] {"rqx", "rqx%20", "%5ERQX", "_RQX", "rqk.b", "RQK%2FB", "RQK.B"}) {
            assertThat(raw("/api/v1" + path.formatted(written)).statusCode())
                    .as(path, written)
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("an unknown symbol is answered with a hint")
    void hint() {
        Response response = raw("/api/v1/gex/NOPE1");

        assertProblem(response, 404, "unknown-symbol");
        assertThat(response.jsonPath().getString("detail")).contains("option root of NOPE", "/api/v1/symbols");
    }

    @Test
    @DisplayName("an unknown type of alert is refused with the list of types")
    void alertTypes() {
        Response response = raw("/api/v1/alerts?alert_type=foo");

        assertProblem(response, 400, "invalid-parameter");
        assertThat(response.jsonPath().getString("detail")).contains("gamma_flip_proximity", "regime_change", "foo");
    }

    @Test
    @DisplayName("a history from an instant after its end is refused")
    void reversedHistory() {
        assertProblem(
                raw("/api/v1/gex/RQX/history?from=2026-03-14T00:00:00Z&to=2026-03-13T00:00:00Z"),
                400,
                "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1", "/api/v1/", "/api", "/nothing", "/assets/nothing.js"})
    @DisplayName("an unknown path is a problem, never the framework's text")
    void notFound(String path) {
        assertProblem(raw(path), 404, "not-found");
    }

    @Test
    @DisplayName("a method or media type that is not offered is a problem")
    void notOffered() {
        assertProblem(given().body("x").post("/api/v1/symbols"), 405, "method-not-allowed");
        assertProblem(given().accept("image/png").get("/api/v1/symbols"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/symbols | GET, HEAD, OPTIONS",
                "/gex/calculate | OPTIONS, POST",
                "/alerts/x/acknowledge | OPTIONS, POST",
                "/dead-letters/replay | OPTIONS, POST",
                "/webhooks/x | DELETE, GET, HEAD, OPTIONS, PATCH"
            })
    @DisplayName("OPTIONS and a 405 name the methods of the path, not those of the whole resource")
    void allow(String path, String methods) {
        assertThat(given().options("/api/v1" + path).header("Allow")).isEqualTo(methods);
        assertThat(given().put("/api/v1" + path).header("Allow")).isEqualTo(methods);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dead-letters/replay", "/gex/calculate"})
    @DisplayName("the last part of a path that only takes POST is no id or symbol")
    void noItem(String path) {
        Response response = raw("/api/v1" + path);

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.header("Allow")).isEqualTo("OPTIONS, POST");
    }

    @Test
    @DisplayName("a row that cannot be read is an internal error, not an outage of PostgreSQL")
    void faultOfTheProgram() throws Exception {
        Market.execute("""
                INSERT INTO feature.gex_snapshots (event_id, symbol, as_of, body) VALUES ('rq-broken', 'RQBROKEN', now(), '{}')
                """);
        try {
            assertProblem(raw("/api/v1/gex/RQBROKEN"), 500, "internal-error");
        } finally {
            Market.execute("DELETE FROM feature.gex_snapshots WHERE event_id = 'rq-broken'");
        }
    }

    @Test
    @DisplayName("the content type does not carry the server's quality factor")
    void contentTypes() throws Exception {
        Market.store(Market.report(LocalDate.parse("2026-03-12"), 1));
        String report = "/api/v1/reports/2026-03-12";

        assertThat(given().accept(JSON).get(report).contentType()).isEqualTo(JSON);
        assertThat(given().accept("text/markdown").get(report).contentType()).isEqualTo("text/markdown;charset=UTF-8");
        assertThat(given().get(report).contentType()).startsWith(JSON);
        assertThat(given().accept("text/html").get("/").contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(given().accept(JSON).get("/").contentType()).isEqualTo(JSON);
    }
}
