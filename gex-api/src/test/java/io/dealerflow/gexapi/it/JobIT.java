package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.jobs.JobAction;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs and portfolios as feature-service stores them, and requests for jobs. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class JobIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PATH = "/api/v1/jobs";

    @AfterEach
    void delete() throws Exception {
        Market.execute("DELETE FROM feature.jobs");
        Market.execute("DELETE FROM feature.job_schedules");
        Market.execute("DELETE FROM feature.portfolios");
    }

    private static RequestSpecification admin() {
        return given().header("X-API-Key", ProxiedServers.ADMIN_KEY).contentType("application/json");
    }

    private static void store() throws Exception {
        Market.execute("""
            INSERT INTO feature.jobs (job_id, kind, parameters, state, submitted_at) VALUES
            ('older', 'analysis', '{}', 'DONE', '2026-03-04T15:00:00Z'),
            ('newer', 'analysis', '{"input": "/bars"}', 'RUNNING', '2026-03-04T16:00:00Z')
            """);
        Market.execute("""
            INSERT INTO feature.job_units (job_id, unit, parameters, state, attempts, error, result) VALUES
            ('newer', 'A', '{}', 'DONE', 1, NULL, '{"trades": 3, "chart": {"close": [1.5]}}'),
            ('newer', 'B', '{}', 'FAILED', 4, 'B.csv is empty', NULL),
            ('newer', 'C', '{}', 'PENDING', 0, NULL, NULL)
            """);
    }

    @Test
    @DisplayName("jobs are listed with the newest first, and one with its units")
    void reports() throws Exception {
        store();

        given().get(PATH)
                .then()
                .statusCode(200)
                .body("job_id", contains("newer", "older"))
                .body("[0].total", equalTo(3))
                .body("[0].units", hasSize(0));
        given().get(PATH + "/newer")
                .then()
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("parameters.input", equalTo("/bars"))
                .body("ended_at", nullValue())
                .body("done", equalTo(1))
                .body("failed", equalTo(1))
                .body("units.unit", contains("A", "B", "C"))
                .body("units[0].result.trades", equalTo(3))
                .body("units[0].result.chart", nullValue())
                .body("units[1].error", equalTo("B.csv is empty"));
    }

    @Test
    @DisplayName("one unit is answered with what its chart shows")
    void unit() throws Exception {
        store();

        given().get(PATH + "/newer?unit=A")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("units", hasSize(1))
                .body("units[0].result.chart.close", contains(1.5f));
        given().get(PATH + "/newer?unit=Z").then().statusCode(200).body("units", hasSize(0));
        given().get(PATH + "/newer?units=A").then().statusCode(400);
    }

    @Test
    @DisplayName("schedules are listed with the state of their last job")
    void schedules() throws Exception {
        store();
        Market.execute("""
            INSERT INTO feature.job_schedules (name, kind, schedule, parameters, next_run, last_run, last_job_id) VALUES
            ('hourly', 'analysis', '0 * * * * UTC', '{"input": "/bars"}', '2026-03-04T17:00:00Z', '2026-03-04T16:00:00Z', 'newer'),
            ('nightly', 'analysis', '30m after the close', '{}', NULL, NULL, NULL)
            """);

        given().get(PATH + "/schedules")
                .then()
                .statusCode(200)
                .body("name", contains("hourly", "nightly"))
                .body("[0].parameters.input", equalTo("/bars"))
                .body("[0].next_run", equalTo("2026-03-04T17:00:00Z"))
                .body("[0].last_state", equalTo("RUNNING"))
                .body("[1].schedule", equalTo("30m after the close"))
                .body("[1].last_job_id", nullValue());
    }

    @Test
    void unknown() {
        given().get(PATH + "/none").then().statusCode(404).body("type", equalTo("/problems/unknown-job"));
        admin().post(PATH + "/none/cancel").then().statusCode(404);
    }

    @Test
    @DisplayName("a submitted job is requested on the topic")
    void submitted() {
        try (var kafka = new KafkaProbe()) {
            String id = admin().body(Map.of("kind", "analysis", "parameters", Map.of("input", "/bars")))
                    .post(PATH)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("job_id");

            JobRequest request = requested(kafka, id);
            assertThat(request.action()).isEqualTo(JobAction.RUN);
            assertThat(request.unit()).isNull();
            assertThat(request.parameters()).containsExactly(Map.entry("input", "/bars"));
        }
    }

    @Test
    @DisplayName("a known job is cancelled on the topic")
    void cancelled() throws Exception {
        store();
        try (var kafka = new KafkaProbe()) {
            admin().post(PATH + "/newer/cancel").then().statusCode(202).body("job_id", equalTo("newer"));

            assertThat(requested(kafka, "newer").action()).isEqualTo(JobAction.CANCEL);
        }
    }

    private static JobRequest requested(KafkaProbe kafka, String id) {
        return Wire.readJson(
                kafka.awaitKey(Topics.JOBS_REQUESTS.name(), id, 1, PATIENCE)
                        .getLast()
                        .value(),
                JobRequest.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\": \"../x\"}",
                "{\"kind\": \"analysis\", \"parameters\": {\"input\": null}}",
                "{\"kind\": \"analysis\", \"parameters\": {\"workers\": \"many\"}}",
                "[]"
            })
    void refused(String body) {
        admin().body(body).post(PATH).then().statusCode(400);
    }

    @Test
    @DisplayName("who may only read requests no job")
    void readers() {
        given().contentType("application/json")
                .body("{\"kind\": \"analysis\"}")
                .post(PATH)
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("portfolios of all accounts, or of one")
    void portfolios() throws Exception {
        Market.execute("""
            INSERT INTO feature.portfolios (account, event_id, as_of, body)
            SELECT account, 'e-' || account, '2026-03-04T15:00:00Z', jsonb_build_object(
                'event_id', 'e-' || account, 'source', 'feature-service', 'as_of', '2026-03-04T15:00:00Z',
                'ingest_ts', '2026-03-04T15:00:00Z', 'version', 1, 'account', account, 'cost_method', 'FIFO',
                'positions', '[]'::jsonb, 'days', '[]'::jsonb, 'greeks', '[]'::jsonb, 'unpriced_options', 0)
            FROM unnest(ARRAY['B', 'A']) AS account
            """);

        given().get("/api/v1/portfolio").then().statusCode(200).body("account", contains("A", "B"));
        given().get("/api/v1/portfolio?account=B").then().statusCode(200).body("account", contains("B"));
        given().get("/api/v1/portfolio?account=C").then().statusCode(200).body("$", hasSize(0));
    }
}
