package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Alerts from the topic to their acknowledgement, as the GEX Visualizer's clients ask for them. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class AlertLifeCycleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ALERTS = "/api/v1/alerts";
    private static final List<String> SYMBOLS = List.of("LIFE", "ACKED", "TOLD");

    @TestHTTPResource("/api/v1/alerts/stream")
    String stream;

    @TestHTTPResource("/api/v1/stream/sse")
    String events;

    @BeforeAll
    static void publish() {
        try (var kafka = new KafkaProbe()) {
            Severity[] severities = Severity.values();
            for (String symbol : SYMBOLS) {
                for (int i = 0; i < severities.length; i++) {
                    AlertType type = i == 0 ? AlertType.REGIME_CHANGE : AlertType.PIN_RISK_WARNING;
                    Market.publish(kafka, Market.alert(symbol, i, type, severities[i]));
                }
            }
        }
    }

    @BeforeEach
    void stored() {
        for (String symbol : SYMBOLS) {
            await().atMost(PATIENCE)
                    .until(() -> numbers("?acknowledged=true&symbol=" + symbol).size() == Severity.values().length);
        }
    }

    private static JsonPath get(String path) {
        return given().get(ALERTS + path).then().statusCode(200).extract().jsonPath();
    }

    private static List<Integer> numbers(String path) {
        return get(path).getList("details.number");
    }

    private static Response acknowledge(String id, String query) {
        return given().header("X-API-Key", ProxiedServers.ADMIN_KEY).post(ALERTS + "/" + id + "/acknowledge" + query);
    }

    @Test
    @DisplayName("the list is the same with and without the final slash, and ignores what it does not know")
    void theFinalSlash() {
        String plain = given().get(ALERTS + "?symbol=LIFE").asString();

        assertThat(plain).contains("flip_LIFE3");
        assertThat(given().redirects()
                        .follow(false)
                        .get(ALERTS + "/?symbol=LIFE")
                        .asString())
                .isEqualTo(plain);
        assertThat(given().get(ALERTS + "/?symbol=LIFE&trace=1&severity=").asString())
                .isEqualTo(plain);
    }

    @Test
    @DisplayName("severity names the least one, type and time narrow further")
    void filters() {
        assertThat(numbers("?symbol=LIFE&severity=high")).isEqualTo(List.of(3, 2));
        assertThat(numbers("?symbol=LIFE&severity=LOW")).isEqualTo(List.of(3, 2, 1, 0));
        assertThat(numbers("?symbol=LIFE&alert_type=regime_change")).isEqualTo(List.of(0));
        assertThat(numbers("?symbol=LIFE&from=2026-03-13T14:30:01Z&to=2026-03-13T14:30:02Z"))
                .isEqualTo(List.of(2, 1));
        assertThat(numbers("/critical?symbol=LIFE")).isEqualTo(List.of(3));
        assertThat(given().get(ALERTS + "?severity=urgent").statusCode()).isEqualTo(400);
        Response perhaps = given().get(ALERTS + "?acknowledged=perhaps");
        assertThat(perhaps.statusCode()).isEqualTo(422);
        assertThat(perhaps.jsonPath().getList("errors[0].loc")).isEqualTo(List.of("query", "acknowledged"));
        assertThat(given().get(ALERTS + "?from=2026-03-14T00:00:00Z&to=2026-03-13T00:00:00Z")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("an acknowledged alert leaves the open ones and says by whom and when; the first to do so stays")
    void acknowledgement() throws Exception {
        long before = get("/summary").getLong("by_symbol.ACKED");
        long seq = get("?symbol=ACKED&severity=critical").getLong("[0].seq");

        Response first = acknowledge("flip_ACKED3", "?acknowledged_by=trader1");
        Response again = acknowledge("flip_ACKED3", "?acknowledged_by=trader2");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.asString())
                .isEqualTo("{\"status\":\"success\",\"message\":\"Alert flip_ACKED3 acknowledged\","
                        + "\"acknowledged_by\":\"trader1\"}");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(numbers("?symbol=ACKED")).isEqualTo(List.of(2, 1, 0));
        assertThat(numbers("/active?symbol=ACKED")).isEqualTo(List.of(2, 1, 0));
        assertThat(numbers("/critical?symbol=ACKED")).isEmpty();
        assertThat(get("/summary").getLong("by_symbol.ACKED")).isEqualTo(before - 1);
        JsonPath all = get("/?symbol=ACKED&acknowledged=true");
        assertThat(all.getList("details.number")).isEqualTo(List.of(3, 2, 1, 0));
        assertThat(all.getString("[0].state")).isEqualTo("acknowledged");
        assertThat(all.getString("[0].acknowledged_by")).isEqualTo("trader1");
        assertThat(all.getString("[0].acknowledged_at")).endsWith("Z");
        assertThat(numbers("?symbol=ACKED&after=" + (seq - 1))).isEqualTo(List.of(3));
        assertThat(numbers("?symbol=ACKED&acknowledged=false&after=" + (seq - 1)))
                .isEmpty();
        try (Sse reader = new Sse(stream + "?symbol=ACKED", Long.toString(seq - 1))) {
            await().atMost(PATIENCE).until(() -> !reader.events.isEmpty());
            assertThat(reader.events.getFirst().data()).contains("\"acknowledged_by\":\"trader1\"");
        }
    }

    @Test
    @DisplayName("an acknowledgement is one event of its own in the streams, with the alert in its new state")
    void acknowledgementInTheStreams() throws Exception {
        long seq = get("?acknowledged=true&symbol=TOLD&severity=critical").getLong("[0].seq");
        try (Sse reader = new Sse(events + "?symbol=TOLD&type=acknowledgement", Long.toString(seq))) {
            acknowledge("flip_TOLD3", "?acknowledged_by=trader1");
            acknowledge("flip_TOLD3", "?acknowledged_by=trader2");
            await().atMost(PATIENCE).until(() -> !reader.events.isEmpty());
            JsonPath range = given().get("/api/v1/events?symbol=TOLD&type=acknowledgement")
                    .jsonPath();

            assertThat(range.getList("events")).hasSize(1);
            assertThat(reader.events.getFirst().data()).contains("\"acknowledged_by\":\"trader1\"");
            assertThat(reader.ids()).containsExactly(range.getString("events[0].seq"));
            assertThat(range.getLong("events[0].seq")).isGreaterThan(seq);
            assertThat(range.getString("events[0].event_id")).isEqualTo("TOLD-3");
            assertThat(range.getString("events[0].severity")).isEqualTo("critical");
            assertThat(range.getString("events[0].as_of")).isEqualTo(range.getString("events[0].data.acknowledged_at"));
            assertThat(range.getLong("events[0].data.seq")).isEqualTo(seq);
            assertThat(range.getString("events[0].data.state")).isEqualTo("acknowledged");
        }
    }

    @Test
    @DisplayName(
            "an escalation opens its alert again and a resolution ends it: the lists have its newest state, the streams each event")
    void phases() throws Exception {
        Alert raised = Market.alert("PHASES", 0, AlertType.PIN_RISK_WARNING, Severity.MEDIUM);
        Alert escalated = Market.later(raised, AlertPhase.ESCALATED, Severity.HIGH);
        Alert resolved = Market.later(escalated, AlertPhase.RESOLVED, Severity.HIGH);
        try (var kafka = new KafkaProbe()) {
            Market.publish(kafka, raised);
            await().atMost(PATIENCE).until(() -> numbers("?symbol=PHASES").size() == 1);
            long seq = get("?symbol=PHASES").getLong("[0].seq");
            acknowledge("flip_PHASES0", "?acknowledged_by=trader1");
            assertThat(numbers("/active?symbol=PHASES")).isEmpty();

            Market.publish(kafka, escalated);
            Market.publish(kafka, raised);
            await().atMost(PATIENCE)
                    .until(() -> numbers("/active?symbol=PHASES").size() == 1);
            assertThat(get("/active?symbol=PHASES").getList("severity")).containsExactly("high");
            acknowledge("flip_PHASES0", "?acknowledged_by=trader2");

            Market.publish(kafka, resolved);
            String all = "?symbol=PHASES&acknowledged=true";
            await().atMost(PATIENCE).until(() -> get(all).getList("state").equals(List.of("resolved")));
            assertThat(get(all).getString("[0].acknowledged_by")).isEqualTo("trader2");
            assertThat(get(all).getString("[0].triggered_at"))
                    .isEqualTo(raised.triggeredAt().toString());
            assertThat(numbers("/active?symbol=PHASES")).isEmpty();
            assertThat(get("/summary").getMap("by_symbol")).doesNotContainKey("PHASES");
            assertThat(given().get("/api/v1/events?symbol=PHASES").jsonPath().getList("events.type"))
                    .isEqualTo(List.of("alert", "acknowledgement", "alert", "acknowledgement", "resolution"));
            try (Sse reader = new Sse(stream + "?symbol=PHASES", Long.toString(seq - 1))) {
                await().atMost(PATIENCE).until(() -> reader.events.size() == 3);
            }
        }
    }

    @Test
    @DisplayName("nobody named is 422, an unknown alert 404, a caller without the scope write 401")
    void refusals() {
        Response nobody = acknowledge("flip_LIFE1", "");
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.contentType()).startsWith("application/problem+json");
        assertThat(nobody.jsonPath().getString("type")).isEqualTo("/problems/unprocessable-request");
        assertThat(nobody.jsonPath().getList("errors[0].loc")).isEqualTo(List.of("query", "acknowledged_by"));
        assertThat(nobody.jsonPath().getString("errors[0].type")).isEqualTo("missing");
        Response unknown = acknowledge("does_not_exist", "?acknowledged_by=trader1");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.jsonPath().getString("type")).isEqualTo("/problems/unknown-alert");
        assertThat(given().post(ALERTS + "/flip_LIFE1/acknowledge?acknowledged_by=trader1")
                        .statusCode())
                .isEqualTo(401);
        assertThat(numbers("?symbol=LIFE")).contains(1);
    }

    @Test
    @DisplayName("the summary counts every severity, and the types and symbols that have open alerts")
    void summary() {
        JsonPath summary = get("/summary?trace=1");

        assertThat(summary.getMap("by_severity")).containsOnlyKeys("critical", "high", "medium", "low");
        assertThat(summary.getLong("by_symbol.LIFE")).isEqualTo(4);
        assertThat(summary.getMap("by_type")).containsKeys("pin_risk_warning", "regime_change");
        assertThat(summary.getBoolean("has_critical")).isTrue();
    }
}
