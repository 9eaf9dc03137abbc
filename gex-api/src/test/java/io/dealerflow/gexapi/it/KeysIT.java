package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keys through the whole service; without a key only reading is allowed here. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class KeysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String KEYS = "/api/v1/keys";

    @TestHTTPResource("/")
    URI root;

    @BeforeEach
    void ready() {
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    private static RequestSpecification admin() {
        return given().header("X-API-Key", ProxiedServers.ADMIN_KEY);
    }

    private static JsonPath create(String name, String scope, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("name", name);
        body.put("scopes", List.of(scope));
        return admin().contentType("application/json")
                .body(body)
                .post(KEYS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static Response symbols(String secret) {
        return given().header("Authorization", "Bearer " + secret).get("/api/v1/symbols");
    }

    private static void assertProblem(Response response, int status, String reason, String challenge) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/" + reason);
        assertThat(response.header("WWW-Authenticate")).isEqualTo(challenge);
    }

    @Test
    @DisplayName("the first 401 is a problem that names how to authenticate, not a NoSuchFieldError")
    void withoutAKey() {
        assertProblem(given().get(KEYS), 401, "unauthorized", "Bearer realm=\"dealerflow\"");
        assertThat(given().get("/api/v1/access").jsonPath().getList("scopes")).isEqualTo(List.of("read"));
    }

    @Test
    void aKeyOpensWhatItsScopesCoverInBothHeaders() {
        String secret = create("reader", "read", Map.of()).getString("secret");

        assertThat(symbols(secret).statusCode()).isEqualTo(200);
        assertThat(given().header("X-API-Key", secret).get("/api/v1/symbols").statusCode())
                .isEqualTo(200);
        assertThat(given().header("X-API-Key", secret)
                        .get("/api/v1/access")
                        .jsonPath()
                        .getString("caller"))
                .isEqualTo("reader");
        assertProblem(
                given().header("X-API-Key", secret).get(KEYS),
                403,
                "forbidden",
                "Bearer realm=\"dealerflow\", error=\"insufficient_scope\"");
    }

    @Test
    void anInvalidKeyIsRefusedEvenWhereNoneIsNeeded() {
        assertProblem(
                symbols("df_" + "x".repeat(43)),
                401,
                "unauthorized",
                "Bearer realm=\"dealerflow\", error=\"invalid_token\"");
        assertThat(symbols("nonsense").statusCode()).isEqualTo(401);
        assertThat(given().header("X-API-Key", "nonsense").get("/q/health/live").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aKeyExpires() {
        Instant soon = Instant.now().plusSeconds(2);
        String secret =
                create("short", "read", Map.of("expires_at", soon.toString())).getString("secret");

        assertThat(symbols(secret).statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> symbols(secret).statusCode() == 401);
        assertThat(symbols(secret).jsonPath().getString("detail")).contains("has expired");
    }

    @Test
    void aKeyIsRotatedAndRevoked() {
        JsonPath made = create("turned", "read", Map.of());
        String id = made.getString("id");

        JsonPath rotated = admin().post(KEYS + "/" + id + "/rotate")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(symbols(made.getString("secret")).statusCode()).isEqualTo(401);
        assertThat(symbols(rotated.getString("secret")).statusCode()).isEqualTo(200);

        admin().post(KEYS + "/" + id + "/revoke").then().statusCode(200);
        assertThat(symbols(rotated.getString("secret")).jsonPath().getString("detail"))
                .contains("was revoked");
        assertThat(admin().post(KEYS + "/" + id + "/rotate").statusCode()).isEqualTo(404);
        assertThat(admin().post(KEYS + "/no-id/revoke").statusCode()).isEqualTo(400);
        Map<String, Object> listed = admin().get(KEYS).jsonPath().getMap("find { it.id == '" + id + "' }");
        assertThat(listed).containsEntry("name", "turned").doesNotContainKey("secret");
        assertThat(listed.get("revoked_at")).isNotNull();
    }

    @Test
    void aWishThatIsNoValidOneIsRefused() {
        for (String body :
                List.of("{}", "", "{\"name\":\"n\",\"scopes\":[\"root\"]}", "{\"name\":1,\"scopes\":2}", "no json")) {
            Response response =
                    admin().contentType("application/json").body(body).post(KEYS);

            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(response.contentType()).startsWith("application/problem+json");
        }
    }

    @Test
    void aCallerBeyondItsRateGetsRetryAfter() {
        String secret = create("slow", "read", Map.of("plan", "slow")).getString("secret");

        Response first = symbols(secret);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"slow\";q=6;w=60");
        assertThat(first.header("RateLimit")).matches("\"slow\";r=1;t=\\d+");
        assertThat(symbols(secret).statusCode()).isEqualTo(200);
        Response refused = symbols(secret);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 10);
        assertThat(refused.header("RateLimit")).startsWith("\"slow\";r=0");
    }

    @Test
    @DisplayName("opening a WebSocket counts as a request, and is refused with a problem before the upgrade")
    void theUpgradeIsLimited() throws IOException {
        String secret = create("slow-socket", "read", Map.of("plan", "slow")).getString("secret");

        assertThat(symbols(secret).statusCode()).isEqualTo(200);
        assertThat(upgrade(secret)).startsWith("HTTP/1.1 101 ");
        String refused = upgrade(secret);

        assertThat(refused).startsWith("HTTP/1.1 429 ").endsWith("}");
        assertThat(refused.toLowerCase(Locale.ROOT))
                .contains("content-type: application/problem+json", "retry-after: ", "ratelimit: \"slow\";r=0");
        assertThat(refused).contains("\"type\":\"/problems/too-many-requests\"");
        assertThat(upgrade("df_" + "x".repeat(43))).as("an invalid key").startsWith("HTTP/1.1 401 ");
    }

    /** The answer to a request to upgrade, up to its first pause where a WebSocket is opened. */
    private String upgrade(String secret) throws IOException {
        try (var socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write(("GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + secret
                                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            do {
                int read = socket.getInputStream().read(buffer);
                if (read < 0) {
                    break;
                }
                answer.write(buffer, 0, read);
            } while (!isComplete(answer.toString(StandardCharsets.UTF_8)));
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private static boolean isComplete(String answer) {
        return answer.contains("\r\n\r\n") && (!answer.startsWith("HTTP/1.1 429") || answer.endsWith("}"));
    }

    @Test
    void whileTheDatabaseIsDownCachedKeysAreValidAndOthersUnavailable() {
        String used = create("used", "read", Map.of()).getString("secret");
        String unused = create("unused", "read", Map.of()).getString("secret");
        assertThat(symbols(used).statusCode()).isEqualTo(200);
        ProxiedServers.postgres(false);
        try {
            await().atMost(PATIENCE).until(() -> symbols(unused).statusCode() == 503);

            assertThat(given().header("X-API-Key", used)
                            .get("/api/v1/access")
                            .jsonPath()
                            .getString("caller"))
                    .isEqualTo("used");
            assertThat(symbols(unused).header("Retry-After")).isNotBlank();
        } finally {
            ProxiedServers.postgres(true);
        }
        await().atMost(PATIENCE).until(() -> symbols(unused).statusCode() == 200);
    }

    @Test
    void everyAttemptToChangeSomethingIsInTheAuditLog() throws SQLException {
        String id = create("audited", "read", Map.of()).getString("id");
        given().post(KEYS + "/" + id + "/revoke").then().statusCode(401);
        admin().post(KEYS + "/" + id + "/revoke").then().statusCode(200);

        String target = KEYS + "/" + id + "/revoke";
        await().atMost(PATIENCE).until(() -> audited(target).size() == 2);
        assertThat(audited(target))
                .containsExactlyInAnyOrder(
                        "gex-api anonymous POST 401 127.0.0.1", "gex-api admin-key POST 200 127.0.0.1");
    }

    private static List<String> audited(String target) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = TestServers.connect();
                var query = connection.prepareStatement("""
                        SELECT service || ' ' || actor || ' ' || method || ' ' || status || ' ' || address
                        FROM access.audit_log WHERE target = ?
                        """)) {
            query.setString(1, target);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
