package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sources as ingest-service tells them. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class SourcesIT {
    @AfterEach
    void delete() throws Exception {
        Market.execute("DELETE FROM ingest.source_status");
    }

    @Test
    @DisplayName("a source whose connector fails, and one whose files are only sent")
    void sources() throws Exception {
        Instant newest = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        Market.execute("""
                INSERT INTO ingest.source_status VALUES
                ('fred', NULL, 'fred', '30 7 * * * Z', 2, 1, NULL, NULL, '2026-03-05T13:30:00Z', 0, 0, 3, 'the source answered 429', NULL, '{}'),
                ('cboe', 'option_chain', NULL, NULL, 0, 0, '2026-03-04T21:15:00.5Z', '%s', NULL, 7, 42000, 0, NULL,
                 '{"received": 10, "accepted": 9, "dropped": {"NEGATIVE": 1}}',
                 '{bars,option_chain}')
                """.formatted(newest));

        List<Map<String, Object>> sources = given().header("X-API-Key", ProxiedServers.ADMIN_KEY)
                .get("/api/v1/sources")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");

        assertThat(sources).hasSize(2);
        assertThat(sources.getFirst())
                .containsEntry("source", "cboe")
                .containsEntry("kinds", List.of("bars", "option_chain"))
                .containsEntry("connector", null)
                .containsEntry("last_success", "2026-03-04T21:15:00.500Z")
                .containsEntry("files", 7)
                .containsEntry("rows", 42000)
                .containsEntry("next_run", null)
                .containsEntry("quality", Map.of("received", 10, "accepted", 9, "dropped", Map.of("NEGATIVE", 1)));
        assertThat((Integer) sources.getFirst().get("lag_seconds")).isBetween(600, 700);
        assertThat(sources.getLast())
                .containsEntry("source", "fred")
                .containsEntry("kinds", List.of())
                .containsEntry("schedule", "30 7 * * * Z")
                .containsEntry("subjects", 2)
                .containsEntry("failing", 1)
                .containsEntry("lag_seconds", null)
                .containsEntry("next_run", "2026-03-05T13:30:00Z")
                .containsEntry("errors", 3)
                .containsEntry("last_error", "the source answered 429")
                .containsEntry("quality", null);
    }

    @Test
    void noParameters() {
        given().header("X-API-Key", ProxiedServers.ADMIN_KEY)
                .get("/api/v1/sources?kind=fx")
                .then()
                .statusCode(400);
    }
}
