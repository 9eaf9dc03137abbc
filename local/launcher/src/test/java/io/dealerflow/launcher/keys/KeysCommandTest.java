package io.dealerflow.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.embedded.ProcessIdentity;
import io.dealerflow.launcher.Captured;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.RunningSystem;
import io.dealerflow.launcher.system.ServiceEntry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as gex-api does. */
class KeysCommandTest {
    private static final String ID = "7b1c9d52-6f0e-4a39-8a55-3f6c2f1e9a10";
    private static final String KEY = """
            "id":"%s","name":"grafana","prefix":"df_abcdef","scopes":["read","write"],"plan":"standard",
            "created_at":"2026-03-13T14:30:00.123Z","created_by":"admin-key","expires_at":null,"revoked_at":null,
            "rotated_at":null,"last_used_at":"2026-03-13T14:31:00.123456Z"}""".formatted(ID);

    @TempDir
    Path data;

    private final List<String> requests = new ArrayList<>();
    private String body = "";
    private int status = 200;
    private String answer = "{}";
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        DataFolder folder = new DataFolder(data);
        folder.create();
        Files.writeString(data.resolve("secrets.properties"), "api-key=df_local\n");
        ProcessIdentity.of(ProcessHandle.current().pid())
                .orElseThrow()
                .write(folder.run().resolve("owner.pid"));
        var services =
                List.of(new ServiceEntry("gex-api", 1, server.getAddress().getPort(), ""));
        new RunningSystem(data.toString(), "", 1, services, "", "", "", "").write(folder);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Captured keys(String... arguments) {
        List<String> all = new ArrayList<>(List.of("keys"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Captured.run(all.toArray(String[]::new));
    }

    @Test
    void createPrintsTheKeyAndSendsTheSystemsOwn() throws Exception {
        answer = "{\"secret\":\"df_new\"," + KEY;

        Captured made = keys("create", "--name", "grafana", "--scopes", "read,write", "--expires", "2027-01-31");

        assertThat(made.exitCode()).isZero();
        assertThat(made.out()).startsWith("df_new\n").contains(ID, "grafana", "read,write", "not shown again");
        assertThat(requests).containsExactly("POST /api/v1/keys Bearer df_local");
        JsonNode sent = Wire.json().readTree(body);
        assertThat(sent.path("name").asText()).isEqualTo("grafana");
        assertThat(sent.path("scopes")).hasSize(2);
        assertThat(sent.path("expires_at").asText()).isEqualTo("2027-01-31T00:00:00Z");
    }

    @Test
    void listPrintsALineAKeyOrJson() {
        answer = "[{" + KEY + "]";

        assertThat(keys("list").out().lines()).hasSize(2).last().asString().contains(ID, "df_abcdef", "never");
        assertThat(keys("list", "--json").out().lines())
                .singleElement()
                .asString()
                .startsWith("{\"id\"");
    }

    @Test
    void rotateAndRevokeNameTheKey() {
        answer = "{\"secret\":\"df_newer\"," + KEY;
        assertThat(keys("rotate", ID).out()).startsWith("df_newer\n");
        assertThat(keys("revoke", ID).out()).contains(ID, "revoked");

        assertThat(requests)
                .containsExactly(
                        "POST /api/v1/keys/" + ID + "/rotate Bearer df_local",
                        "POST /api/v1/keys/" + ID + "/revoke Bearer df_local");
    }

    @Test
    void aRefusalIsSaidInItsOwnWords() {
        status = 400;
        answer = "{\"title\":\"Invalid parameter\",\"detail\":\"expires_at is not in the future\"}";

        Captured refused = keys("create", "--name", "n", "--expires", "2020-01-01");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("expires_at is not in the future");
    }

    @Test
    void anotherSystemIsNeverSentTheKeyOfThisMachine() {
        answer = "[]";
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";

        Captured listed = keys("list", "--url", url);

        assertThat(listed.exitCode()).isZero();
        assertThat(requests).containsExactly("GET /api/v1/keys null");
    }
}
