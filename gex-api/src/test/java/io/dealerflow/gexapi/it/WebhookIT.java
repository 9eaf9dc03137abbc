package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.gexapi.webhooks.Signature;
import io.dealerflow.gexapi.webhooks.WebhookSecretStore;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.TestServers;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events from their topic to a receiver outside. Http and private addresses are allowed here; the wildcard address never is. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class WebhookIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String SECRET = "a secret of sixteen";
    private static KafkaProbe kafka;
    private static HttpServer receiver;
    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
    private static final Queue<Integer> NEXT_STATUS = new ConcurrentLinkedQueue<>();

    @Inject
    MockMailbox mailbox;

    @Inject
    WebhookSecretStore secrets;

    private record Received(String path, String eventId, String signature, String body) {}

    @BeforeAll
    static void connect() throws IOException {
        kafka = new KafkaProbe();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", WebhookIT::receive);
        receiver.start();
    }

    @AfterAll
    static void disconnect() {
        if (kafka != null) {
            kafka.close();
            receiver.stop(0);
        }
    }

    @AfterEach
    void noWebhooks() {
        for (String id : asAdmin().get(WEBHOOKS).jsonPath().getList("id", String.class)) {
            assertThat(asAdmin().delete(WEBHOOKS + "/" + id).statusCode()).isEqualTo(204);
        }
        NEXT_STATUS.clear();
    }

    private static void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        RECEIVED.add(new Received(
                exchange.getRequestURI().toString(),
                headers.getFirst("DealerFlow-Event-Id"),
                headers.getFirst(Signature.HEADER),
                body));
        Integer status = NEXT_STATUS.poll();
        exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        exchange.close();
    }

    private static List<Received> received(String path) {
        return RECEIVED.stream().filter(request -> request.path().equals(path)).toList();
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private static RequestSpecification asAdmin() {
        return given().header("X-API-Key", ProxiedServers.ADMIN_KEY).contentType("application/json");
    }

    private static JsonPath create(Map<String, Object> request) {
        return asAdmin()
                .body(request)
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static List<Map<String, Object>> deliveries(String id) {
        return asAdmin().get(WEBHOOKS + "/" + id + "/deliveries").jsonPath().getList("$");
    }

    @Test
    @DisplayName("an alert is delivered once, signed, and again after a 500 with the same event id")
    void deliveredAfterARetry() {
        NEXT_STATUS.add(500);
        JsonPath webhook = create(Map.of("url", url("/retry?a=1"), "symbols", List.of("HOOK")));
        String secret = webhook.getString("secret");

        Market.publish(kafka, Market.alert("OTHERHOOK", 1));
        Market.publish(kafka, Market.alert("HOOK", 1));
        await().atMost(PATIENCE).until(() -> received("/retry?a=1").size() == 2);
        await().atMost(PATIENCE)
                .until(() -> "delivered"
                        .equals(deliveries(webhook.getString("id")).getFirst().get("status")));

        List<Received> requests = received("/retry?a=1");
        assertThat(requests).extracting(Received::eventId).containsExactly("HOOK-1", "HOOK-1");
        for (Received request : requests) {
            long time = Long.parseLong(request.signature().replaceFirst("t=(\\d+),.*", "$1"));
            assertThat(request.signature())
                    .isEqualTo(Signature.of(secret, Instant.ofEpochSecond(time), request.body()));
        }
        assertThat(requests.getFirst().body())
                .as("the event as the streams deliver it")
                .isEqualTo(streamed("HOOK"));
        Map<String, Object> delivery = deliveries(webhook.getString("id")).getFirst();
        assertThat(delivery)
                .containsEntry("attempts", 2)
                .containsEntry("http_status", 200)
                .containsEntry("error", null);
        assertThat(asAdmin().get(WEBHOOKS).asString()).doesNotContain(secret);
    }

    @Test
    @DisplayName("the database has secrets and URLs only encrypted, also those stored as text by an earlier version")
    void encryptedAtRest() throws Exception {
        JsonPath webhook = create(
                Map.of("url", url("/T0/credential"), "format", "slack", "symbols", List.of("REST"), "secret", SECRET));
        String id = webhook.getString("id");
        assertThat(webhook.getString("url")).isEqualTo(url("/T0/credential"));
        assertEncrypted(id);

        Market.execute(
                "UPDATE gex.webhooks SET secret = ?, secret_key_id = NULL, target = ?, sealed_target = NULL, target_key_id = NULL"
                        + " WHERE id = ?::uuid",
                SECRET,
                url("/T0/credential"),
                id);
        assertThat(secrets.toPresentKey().await().atMost(PATIENCE).moved()).isEqualTo(1);
        assertEncrypted(id);

        assertThat(asAdmin().post(WEBHOOKS + "/" + id + "/test").jsonPath().getBoolean("delivered"))
                .isTrue();
        Received request = received("/T0/credential").getFirst();
        long time = Long.parseLong(request.signature().replaceFirst("t=(\\d+),.*", "$1"));
        assertThat(request.signature()).isEqualTo(Signature.of(SECRET, Instant.ofEpochSecond(time), request.body()));
    }

    private static void assertEncrypted(String id) throws SQLException {
        assertThat(stored(id)).contains("(test,test)").doesNotContain("sixteen", "credential");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret_key_id", "target_key_id"})
    @DisplayName("nothing is sent where secret or URL cannot be decrypted; another URL replaces one that is lost")
    void lostKey(String column) throws Exception {
        String path = "/lost/" + column;
        String id = create(Map.of("url", url(path), "symbols", List.of("LOST"))).getString("id");
        Market.execute("UPDATE gex.webhooks SET " + column + " = 'lost' WHERE id = ?::uuid", id);

        assertThat(secrets.toPresentKey().await().atMost(PATIENCE).unreadable()).isEqualTo(1);
        JsonPath test = asAdmin().post(WEBHOOKS + "/" + id + "/test").jsonPath();
        assertThat(test.getBoolean("delivered")).isFalse();
        assertThat(test.getString("error")).contains("key is not configured");
        assertThat(received(path)).isEmpty();

        JsonPath renamed = asAdmin()
                .body(Map.of("name", "desk"))
                .patch(WEBHOOKS + "/" + id)
                .jsonPath();
        assertThat(renamed.getString("url")).isEqualTo(column.startsWith("target") ? url("") : url(path));
        assertThat(stored(id)).contains("lost");
        assertThat(asAdmin()
                        .body(Map.of("url", url("/found")))
                        .patch(WEBHOOKS + "/" + id)
                        .jsonPath()
                        .getString("url"))
                .isEqualTo(url("/found"));
    }

    /** The key ids, then all texts. */
    private static String stored(String id) throws SQLException {
        try (var connection = TestServers.connect();
                var query = connection.prepareStatement(
                        "SELECT (secret_key_id, target_key_id)::text || w::text FROM gex.webhooks w WHERE id = ?::uuid")) {
            query.setString(1, id);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    @Test
    @DisplayName("an acknowledgement is sent only to a webhook whose types name it")
    void acknowledgements() {
        create(Map.of("url", url("/everything"), "symbols", List.of("ACKHOOK"), "types", List.of()));
        create(Map.of("url", url("/acknowledged"), "symbols", List.of("ACKHOOK"), "types", List.of("acknowledgement")));
        Market.publish(kafka, Market.alert("ACKHOOK", 1));
        await().atMost(PATIENCE).until(() -> received("/everything").size() == 1);

        assertThat(asAdmin()
                        .post("/api/v1/alerts/flip_ACKHOOK1/acknowledge?acknowledged_by=ann")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(() -> !received("/acknowledged").isEmpty());
        Market.publish(kafka, Market.alert("ACKHOOK", 2));
        await().atMost(PATIENCE).until(() -> received("/everything").size() > 1);

        assertThat(received("/everything")).extracting(Received::eventId).containsExactly("ACKHOOK-1", "ACKHOOK-2");
        assertThat(received("/acknowledged"))
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("\"type\":\"acknowledgement\"", "\"acknowledged_by\":\"ann\""));
    }

    private static String streamed(String symbol) {
        String range = given().get("/api/v1/events?type=alert&symbol=" + symbol).asString();
        return range.substring(range.indexOf("\"events\":[") + "\"events\":[".length(), range.length() - 2);
    }

    @Test
    @DisplayName("a replayed event is in the stream and notifies nobody")
    void replayedEventsNotifyNobody() {
        create(Map.of("url", url("/replayed"), "symbols", List.of("QUIET")));
        Alert again = Market.alert("QUIET", 1);
        kafka.send(
                Topics.ALERTS.name(),
                again.subject(),
                EventCodec.write(again),
                Map.of(HeaderNames.CONTENT_TYPE, HeaderNames.JSON, HeaderNames.DF_REPLAY, "true"));
        Market.publish(kafka, Market.alert("QUIET", 2));

        await().atMost(PATIENCE).until(() -> !received("/replayed").isEmpty());
        assertThat(received("/replayed")).extracting(Received::eventId).containsExactly("QUIET-2");
        assertThat(given().get("/api/v1/events?symbol=QUIET").jsonPath().getList("events.replayed"))
                .isEqualTo(List.of(true, false));
    }

    @Test
    @DisplayName(
            "a paused webhook gets nothing until it is resumed, then what occurred meanwhile; replay sends it again")
    void pauseResumeReplay() {
        String id = create(Map.of("url", url("/pause"), "symbols", List.of("PAUSE")))
                .getString("id");
        assertThat(asAdmin().post(WEBHOOKS + "/" + id + "/pause").jsonPath().getString("state"))
                .isEqualTo("paused");
        Market.publish(kafka, Market.alert("PAUSE", 1));
        await().atMost(PATIENCE)
                .until(() -> given().get("/api/v1/events?symbol=PAUSE")
                                .jsonPath()
                                .getList("events")
                                .size()
                        == 1);
        assertThat(deliveries(id)).isEmpty();

        asAdmin().post(WEBHOOKS + "/" + id + "/resume");
        await().atMost(PATIENCE).until(() -> received("/pause").size() == 1);
        await().atMost(PATIENCE)
                .until(() -> "delivered".equals(deliveries(id).getFirst().get("status")));
        assertThat(asAdmin()
                        .post(WEBHOOKS + "/" + id + "/replay?from=0")
                        .jsonPath()
                        .getInt("events"))
                .isEqualTo(1);
        await().atMost(PATIENCE).until(() -> received("/pause").size() == 2);

        assertThat(received("/pause")).extracting(Received::eventId).containsOnly("PAUSE-1");
        assertThat(deliveries(id)).hasSize(1);
    }

    @Test
    @DisplayName("an address that is not allowed is refused when the connection would be made")
    void privateAddresses() {
        String id = create(
                        Map.of("url", "http://0.0.0.0:" + receiver.getAddress().getPort() + "/private"))
                .getString("id");

        JsonPath result = asAdmin().post(WEBHOOKS + "/" + id + "/test").jsonPath();

        assertThat(result.getBoolean("delivered")).isFalse();
        assertThat(result.getString("error")).contains("not allowed");
        assertThat(received("/private")).isEmpty();
    }

    @Test
    @DisplayName("a redirect is a failure, and is not followed")
    void redirects() {
        NEXT_STATUS.add(302);
        String id = create(Map.of("url", url("/redirect"))).getString("id");

        JsonPath result = asAdmin().post(WEBHOOKS + "/" + id + "/test").jsonPath();

        assertThat(result.getBoolean("delivered")).isFalse();
        assertThat(result.getInt("http_status")).isEqualTo(302);
        assertThat(received("/redirect")).hasSize(1);
    }

    @Test
    @DisplayName("Slack gets a message, a mailbox a mail")
    void formats() {
        create(Map.of("url", url("/slack"), "format", "slack", "symbols", List.of("FORMAT")));
        JsonPath mail =
                create(Map.of("url", "mailto:desk@example.com", "format", "email", "symbols", List.of("FORMAT")));
        Market.publish(kafka, Market.alert("FORMAT", 1));

        await().atMost(PATIENCE)
                .until(() -> received("/slack").size() == 1
                        && mailbox.getMailsSentTo("desk@example.com").size() == 1);
        assertThat(received("/slack").getFirst().body())
                .contains("\"text\":\"[")
                .contains("FORMAT: alert 1");
        assertThat(mailbox.getMailsSentTo("desk@example.com").getFirst().getSubject())
                .endsWith("FORMAT: alert 1");
        assertThat(mail.getString("secret")).isNull();
    }

    @Test
    @DisplayName(
            "a report reaches webhook, Slack and mail once; the same revision again and a replayed one reach nobody")
    void reports() {
        var date = LocalDate.parse("2031-03-14");
        List<String> types = List.of("report");
        create(Map.of("url", url("/reports"), "symbols", List.of("REPORTED"), "types", types));
        create(Map.of("url", url("/reports-slack"), "format", "slack", "symbols", List.of("REPORTED"), "types", types));
        create(Map.of(
                "url",
                "mailto:reports@example.com",
                "format",
                "email",
                "symbols",
                List.of("REPORTED"),
                "types",
                types));
        Report first = Market.report(date, 1, "REPORTED");
        Report replayed = Market.report(date, 2, "REPORTED");

        Market.publish(kafka, first);
        Market.publish(kafka, first);
        kafka.send(
                Topics.REPORTS_PUBLISHED.name(),
                replayed.subject(),
                EventCodec.write(replayed),
                Map.of(HeaderNames.CONTENT_TYPE, HeaderNames.JSON, HeaderNames.DF_REPLAY, "true"));
        Market.publish(kafka, Market.report(date, 3, "REPORTED"));

        await().atMost(PATIENCE)
                .until(() -> received("/reports").size() >= 2
                        && received("/reports-slack").size() >= 2
                        && mailbox.getMailsSentTo("reports@example.com").size() >= 2);
        assertThat(received("/reports"))
                .extracting(Received::eventId)
                .containsExactlyInAnyOrder("event-2031-03-14-1", "event-2031-03-14-3");
        assertThat(received("/reports"))
                .anySatisfy(request -> assertThat(request.body())
                        .contains("\"type\":\"report\"", "\"report_id\":\"daily-2031-03-14\"", "\"revision\":1"));
        assertThat(received("/reports-slack"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.body()).contains("Report: Daily 2031-03-14"));
        assertThat(mailbox.getMailsSentTo("reports@example.com"))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.getSubject()).isEqualTo("Report: Daily 2031-03-14"));
    }

    @Test
    void changesAndRefusals() {
        String id = create(Map.of("url", url("/change"))).getString("id");

        JsonPath changed = asAdmin()
                .body(Map.of("symbols", List.of("spx"), "severity", "critical"))
                .patch(WEBHOOKS + "/" + id)
                .jsonPath();

        assertThat(changed.getList("symbols")).containsExactly("SPX");
        assertThat(changed.getList("types")).containsExactly("alert");
        assertThat(changed.getString("severity")).isEqualTo("critical");
        assertThat(asAdmin()
                        .body(Map.of("format", "slack"))
                        .patch(WEBHOOKS + "/" + id)
                        .statusCode())
                .isEqualTo(400);
        assertThat(asAdmin()
                        .body(Map.of("url", "ftp://example.com"))
                        .post(WEBHOOKS)
                        .jsonPath()
                        .getString("parameter"))
                .isEqualTo("url");
        assertThat(asAdmin()
                        .get(WEBHOOKS + "/3f2504e0-4f89-11d3-9a0c-0305e82c3301/deliveries")
                        .statusCode())
                .isEqualTo(404);
        assertThat(given().get(WEBHOOKS).statusCode())
                .as("reading is not enough")
                .isEqualTo(401);
    }
}
