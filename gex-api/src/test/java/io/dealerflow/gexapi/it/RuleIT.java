package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules from the request to their topic. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class RuleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RULES = "/api/v1/rules";
    private static final String TOPIC = Topics.ALERTS_RULES.name();
    private static final Map<String, Object> SHORT_OF_GAMMA = Map.of(
            "name", "Short of gamma",
            "field", "snapshot.net_gex",
            "comparison", "crosses_below",
            "level", -1_000_000,
            "for", "PT10M",
            "symbols", List.of("RULED"),
            "severity", "high");
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

    @AfterEach
    void noRules() {
        for (String id : asAdmin().get(RULES).jsonPath().getList("rule_id", String.class)) {
            assertThat(asAdmin().delete(RULES + "/" + id).statusCode()).isEqualTo(204);
        }
    }

    private static RequestSpecification asAdmin() {
        return given().header("X-API-Key", ProxiedServers.ADMIN_KEY).contentType("application/json");
    }

    private static JsonPath create(Map<String, Object> request) {
        return asAdmin()
                .body(request)
                .post(RULES)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** The revisions of a rule on the topic, once there are this many. */
    private static List<UserRule> published(String id, int revisions) {
        return kafka.awaitKey(TOPIC, id, revisions, PATIENCE).stream()
                .map(message -> Wire.readJson(message.value(), UserRule.class))
                .toList();
    }

    @Test
    @DisplayName("a rule is answered with its defaults, read back, listed and published")
    void created() {
        JsonPath rule = create(SHORT_OF_GAMMA);
        String id = rule.getString("rule_id");

        assertThat(rule.getMap("$"))
                .containsEntry("revision", 1)
                .containsEntry("unit", "usd_per_pct")
                .containsEntry("for", "PT10M")
                .containsEntry("rearm_level", -990_000f)
                .containsEntry("cooldown", "PT30M")
                .containsEntry("enabled", true)
                .containsEntry("created_by", "admin-key");
        assertThat(asAdmin().get(RULES + "/" + id).jsonPath().getMap("$")).isEqualTo(rule.getMap("$"));
        assertThat(asAdmin().get(RULES).jsonPath().getList("$")).containsExactly(rule.getMap("$"));
        assertThat(published(id, 1)).singleElement().satisfies(event -> {
            assertThat(event.ruleId()).isEqualTo(id);
            assertThat(event.hold()).isEqualTo(Duration.ofMinutes(10));
            assertThat(event.severity()).isEqualTo(Severity.HIGH);
        });
    }

    @Test
    @DisplayName("each change is a revision on the topic, the deletion too; what changes nothing is none")
    void revisions() throws SQLException {
        String id = create(SHORT_OF_GAMMA).getString("rule_id");
        String path = RULES + "/" + id;

        assertThat(asAdmin().post(path + "/disable").jsonPath().getBoolean("enabled"))
                .isFalse();
        assertThat(asAdmin().post(path + "/disable").jsonPath().getInt("revision"))
                .isEqualTo(2);
        JsonPath replaced = asAdmin()
                .body(Map.of("name", "Calm", "field", "score.index", "comparison", "below", "level", 10))
                .put(path)
                .jsonPath();
        assertThat(replaced.getInt("revision")).isEqualTo(3);
        assertThat(replaced.getString("for")).isEqualTo("PT0S");
        assertThat(replaced.getBoolean("enabled")).isTrue();
        assertThat(asAdmin().delete(path).statusCode()).isEqualTo(204);

        // Revisions that follow each other closely may be published as the last of them.
        kafka.await(
                TOPIC,
                PATIENCE,
                read -> read.stream()
                        .anyMatch(message -> id.equals(message.key())
                                && Wire.readJson(message.value(), UserRule.class)
                                        .deleted()));
        assertThat(published(id, 1))
                .extracting(UserRule::revision)
                .isSorted()
                .last()
                .isEqualTo(4L);
        assertThat(asAdmin().get(path).statusCode()).isEqualTo(404);
        assertThat(asAdmin().post(path + "/enable").statusCode()).isEqualTo(404);
        await().atMost(PATIENCE).until(() -> !isStored(id));
    }

    @Test
    @DisplayName(
            "what was stored before a crash and not published is published later, and so is what was published but not marked")
    void afterACrash() throws SQLException {
        String id = create(SHORT_OF_GAMMA).getString("rule_id");
        published(id, 1);
        await().atMost(PATIENCE).until(() -> count("published_revision = revision AND rule_id = ?", id) == 1);

        Market.execute(
                "UPDATE gex.rules SET published_revision = 0, claimed_until = clock_timestamp() + interval '1 second' WHERE rule_id = ?",
                id);

        List<UserRule> twice = published(id, 2);
        assertThat(twice.get(1))
                .as("the same event id, so that readers drop it")
                .isEqualTo(twice.get(0));
        await().atMost(PATIENCE).until(() -> count("published_revision = revision AND rule_id = ?", id) == 1);
    }

    private static boolean isStored(String id) throws SQLException {
        return count("rule_id = ?", id) > 0;
    }

    private static int count(String condition, String id) throws SQLException {
        try (var connection = TestServers.connect();
                var query = connection.prepareStatement("SELECT count(*) FROM gex.rules WHERE " + condition)) {
            query.setString(1, id);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "field | \"snapshot.nothing\" | field",
                "level | null | level",
                "for | \"soon\" | for",
                "rearm_level | -2000000 | rearm_level"
            })
    @DisplayName("what cannot be is refused, and named")
    void refused(String field, String json, String parameter) {
        var request = Wire.json().createObjectNode();
        SHORT_OF_GAMMA.forEach((name, value) -> request.set(name, Wire.json().valueToTree(value)));
        request.set(field, Wire.readJson(json, JsonNode.class));

        Response answer = asAdmin().body(request.toString()).post(RULES);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("parameter")).isEqualTo(parameter);
        assertThat(asAdmin().get(RULES).jsonPath().getList("$")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"level\": \"5\"", "\"enabled\": \"true\"", "\"enabled\": 1", "\"symbols\": \"SPX\""})
    @DisplayName("a text is no number and no boolean")
    void strict(String member) {
        Response answer = asAdmin()
                .body("{\"name\": \"n\", \"field\": \"score.index\", \"comparison\": \"above\", " + member + "}")
                .post(RULES);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/invalid-body");
    }

    @Test
    @DisplayName("a rule is read without a key here, and changed only with the scope write")
    void scope() {
        String id = create(SHORT_OF_GAMMA).getString("rule_id");

        assertThat(given().get(RULES).statusCode()).isEqualTo(200);
        assertThat(given().contentType("application/json")
                        .body(SHORT_OF_GAMMA)
                        .post(RULES)
                        .statusCode())
                .isEqualTo(401);
        assertThat(given().delete(RULES + "/" + id).statusCode()).isEqualTo(401);
    }

    @Test
    void unknownRulesAreNotFound() {
        Response answer = asAdmin().get(RULES + "/" + UUID.randomUUID());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/unknown-rule");
        assertThat(asAdmin().delete(RULES + "/x").statusCode()).isEqualTo(400);
    }

    @Test
    void fieldsHaveTheirUnits() {
        assertThat(given().get(RULES + "/fields").jsonPath().<Map<String, String>>getList("$"))
                .contains(
                        Map.of("field", "snapshot.gamma_flip.distance_pct", "unit", "percent"),
                        Map.of("field", "score.components.flow.value", "unit", "share"),
                        Map.of("field", "features.realized_vol_20d", "unit", "fraction_per_year"));
    }

    @Test
    @DisplayName("the alerts of a rule are its own, the newest first")
    void alerts() {
        String id = create(SHORT_OF_GAMMA).getString("rule_id");
        Market.publish(kafka, alert(1, id));
        Market.publish(kafka, alert(2, UUID.randomUUID().toString()));
        Market.publish(kafka, alert(3, id));

        await().atMost(PATIENCE)
                .until(() -> given().get(RULES + "/" + id + "/alerts")
                        .jsonPath()
                        .getList("alert_id")
                        .equals(List.of("flip_RULED3", "flip_RULED1")));
        assertThat(given().get(RULES + "/" + id + "/alerts?limit=1").jsonPath().getList("alert_id"))
                .containsExactly("flip_RULED3");
    }

    private static Alert alert(int number, String ruleId) {
        Alert made = Market.alert("RULED", number, AlertType.USER_RULE, Severity.HIGH);
        return new Alert(
                made.eventId(),
                made.source(),
                made.asOf(),
                made.ingestTs(),
                made.version(),
                made.alertId(),
                made.alertType(),
                made.severity(),
                made.symbol(),
                made.message(),
                Map.of("rule_id", ruleId),
                made.triggeredAt(),
                made.causeEventId(),
                made.phase());
    }
}
