package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.scores.MarketFlow;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Flow maps as scoring-service stores them. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class MarketFlowIT {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-13");

    @BeforeAll
    static void store() throws Exception {
        Market.store(flow(FRIDAY.minusDays(1), "before", 0.1));
        Market.store(flow(FRIDAY, "first", 0.2));
        Market.store(flow(FRIDAY, "corrected", 0.3));
    }

    @AfterAll
    static void delete() throws Exception {
        Market.execute("DELETE FROM scoring.market_flows");
    }

    private static MarketFlow flow(LocalDate date, String id, double correlation) {
        Instant asOf = Instant.parse(date + "T20:00:00Z");
        return new MarketFlow(
                id,
                "scoring-service",
                asOf,
                asOf,
                MarketFlow.VERSION,
                date,
                List.of(
                        new MarketFlow.Pair("NDX", "SPX", correlation, 1, -0.5, 0.25, 250, null),
                        new MarketFlow.Pair("NDX", "WTI", null, null, null, null, 12, "TOO_FEW_DAYS")));
    }

    private static Response get(String query) {
        return given().header("X-API-Key", ProxiedServers.ADMIN_KEY).get("/api/v1/scores/market" + query);
    }

    @Test
    @DisplayName("the newest version of the newest date, with the reason of a pair that has no correlation")
    void newest() {
        Map<String, Object> body = get("").jsonPath().getMap("$");

        assertThat(body).containsEntry("event_id", "corrected").containsEntry("date", "2026-03-13");
        assertThat(get("").jsonPath().<Map<String, Object>>getList("pairs"))
                .first()
                .satisfies(pair -> assertThat(pair)
                        .containsEntry("from", "NDX")
                        .containsEntry("to", "SPX")
                        .containsEntry("correlation", 0.3f)
                        .containsEntry("lag_days", 1)
                        .containsEntry("stress_overlap", 0.25f)
                        .containsEntry("reason", null));
        assertThat(get("").jsonPath().getString("pairs[1].reason")).isEqualTo("TOO_FEW_DAYS");
    }

    @Test
    void theNewestAtOrBeforeAnInstant() {
        assertThat(get("?as_of=2026-03-13T19:59:59Z").jsonPath().getString("event_id"))
                .isEqualTo("before");
    }

    @Test
    void whatIsNotThereIsAProblem() {
        Response early = get("?as_of=2020-01-01T00:00:00Z");

        assertThat(early.statusCode()).isEqualTo(404);
        assertThat(early.jsonPath().getString("type")).isEqualTo("/problems/no-flow-map");
        assertThat(get("?as_of=today").jsonPath().getString("parameter")).isEqualTo("as_of");
    }
}
