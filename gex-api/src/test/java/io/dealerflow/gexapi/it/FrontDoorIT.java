package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class FrontDoorIT {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern REFERENCES =
            Pattern.compile("(?:from|src=|href=)\\s*['\"]((?:/assets/|\\./)[^'\"]+)['\"]");

    @Test
    void aBrowserGetsTheDashboardAndAProgramTheService() {
        var page = given().accept(BROWSER).get("/");
        var service = given().accept("application/json").get("/");

        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString()).contains("<title>DealerFlow</title>");
        assertThat(service.jsonPath().getString("service")).isEqualTo("gex-api");
        assertThat(service.jsonPath().getString("version")).isNotBlank();
        assertThat(service.header("Vary")).contains("Accept");
    }

    @Test
    void everyAnswerIsGuarded() {
        for (String path : new String[] {"/", "/assets/app.js", "/api/v1/symbols"}) {
            var response = given().get(path);

            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(response.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void everyFileThatThePageNamesIsServed() {
        String page = given().accept(BROWSER).get("/").asString();
        assertThat(page).doesNotContain("<style", "onclick", "http://", "https://");
        REFERENCES.matcher(page).results().map(match -> match.group(1)).forEach(FrontDoorIT::servedWithImports);
    }

    private static void servedWithImports(String path) {
        var response = given().get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        if (path.endsWith(".js")) {
            REFERENCES
                    .matcher(response.asString())
                    .results()
                    .map(match -> "/assets/" + match.group(1).substring(2))
                    .forEach(imported -> assertThat(given().get(imported).statusCode())
                            .as(imported)
                            .isEqualTo(200));
        }
    }

    @Test
    void theContractIsPublished() {
        String openApi = given().get("/q/openapi?format=json").asString();

        assertThat(openApi)
                .contains("/api/v1/gex/{symbol}", "/api/v1/alerts/stream", "ACT_SECONDS_365", "dividend_yield")
                .contains("\"securitySchemes\"", "X-API-Key");
    }

    @Test
    void theContractNamesFieldsAsAnswersDoAndParametersByOperation() {
        var contract = given().get("/q/openapi?format=json").jsonPath();
        String parameters = "paths.'/api/v1/gex/{symbol}%s'.get.parameters.name";

        assertThat(contract.getList(parameters.formatted("")))
                .doesNotHaveDuplicates()
                .contains("symbol", "as_of", "day_count", "smile", "profile");
        assertThat(contract.getList(parameters.formatted("/analytics")))
                .doesNotHaveDuplicates()
                .contains("symbol", "as_of", "day_count", "smile", "vol_shift", "time_shift_days")
                .doesNotContain("profile");
        String schema = "paths.'/api/v1/gex/{symbol}'.get.parameters.find { it.name == '%s' }.schema.%s";
        assertThat(contract.getList(schema.formatted("dealer", "enum")))
                .containsExactly("CALLS_LONG_PUTS_SHORT", "SHORT_ALL", "LONG_ALL");
        assertThat(contract.getList(schema.formatted("weight", "enum"))).containsExactly("oi", "volume");
        assertThat(contract.getString(schema.formatted("weight", "default"))).isEqualTo("oi");
        assertThat(contract.getMap("components.schemas.AnalyticsBody.properties"))
                .containsKeys("by_bucket", "hedging_flow", "age_seconds");
        assertThat(contract.getMap("components.schemas.Skew.properties")).containsKey("risk_reversal_25d");
    }

    @Test
    void noGetOfTheContractHasABody() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");

        assertThat(paths).isNotEmpty().allSatisfy((path, operations) -> {
            if (operations.get("get") instanceof Map<?, ?> get) {
                assertThat(get.containsKey("requestBody")).as(path).isFalse();
            }
        });
    }

    @Test
    void healthAndMetricsAreThere() {
        for (String path : new String[] {"/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics"}) {
            assertThat(given().get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void writingIsNotOffered() {
        assertThat(given().body("x").post("/api/v1/symbols").statusCode()).isEqualTo(405);
    }
}
