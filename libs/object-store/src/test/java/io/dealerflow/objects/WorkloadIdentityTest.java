package io.dealerflow.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that exchanges tokens as Microsoft Entra ID does. */
class WorkloadIdentityTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final String TOKEN =
            "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"ext_expires_in\":3599,\"access_token\":\"e.n.t\"}";

    @TempDir
    private Path folder;

    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = TOKEN;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tenant-1/oauth2/v2.0/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(Arrays.stream(form.split("&", -1))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(
                            field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8))));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("the mounted token is exchanged, as it is at that time")
    void exchanges() throws IOException {
        WorkloadIdentity identity = identity("k8s.first\n");

        AccessToken token = ask(identity);
        Files.writeString(folder.resolve("token"), "k8s.second");
        ask(identity);

        assertThat(token.getToken()).isEqualTo("e.n.t");
        assertThat(token.getExpiresAt().toInstant()).isEqualTo(NOW.plusSeconds(3599));
        assertThat(asked.getFirst())
                .isEqualTo(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "client-1",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", "k8s.first",
                        "scope", "https://storage.azure.com/.default"));
        assertThat(asked.getLast()).containsEntry("client_assertion", "k8s.second");
    }

    @Test
    @DisplayName("a refusal says who refused and why, and has no token")
    void refused() throws IOException {
        status = 401;
        answer =
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS700211: No matching federated identity record found\"}";
        WorkloadIdentity identity = identity("k8s.first");

        assertThatThrownBy(() -> ask(identity))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/tenant-1/oauth2/v2.0/token")
                .hasMessageContaining("401 invalid_client: AADSTS700211")
                .hasMessageNotContaining("k8s.first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>proxy</html>",
                "",
                "[]",
                "{}",
                "{\"access_token\":\"e.n.t\"}",
                "{\"access_token\":1,\"expires_in\":1}"
            })
    void answersWithoutATokenAreNamed(String text) throws IOException {
        answer = text;
        WorkloadIdentity identity = identity("k8s.first");

        assertThatThrownBy(() -> ask(identity))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("200 without a token");
    }

    @Test
    void aMissingTokenFileIsNamed() throws IOException {
        WorkloadIdentity identity = identity("k8s.first");
        Files.delete(folder.resolve("token"));

        assertThatThrownBy(() -> ask(identity))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder.resolve("token").toString());
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_FEDERATED_TOKEN_FILE"})
    void whatThePodLacksIsNamed(String variable) {
        Map<String, String> environment = new HashMap<>(environment());
        environment.remove(variable);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkloadIdentity.Settings.of(environment))
                .withMessageContaining(variable);
    }

    private static AccessToken ask(WorkloadIdentity identity) {
        return identity.getTokenSync(new TokenRequestContext().addScopes("https://storage.azure.com/.default"));
    }

    private WorkloadIdentity identity(String mounted) throws IOException {
        Files.writeString(folder.resolve("token"), mounted);
        return new WorkloadIdentity(
                WorkloadIdentity.Settings.of(environment()),
                new JdkHttpClientBuilder().build(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Map<String, String> environment() {
        return Map.of(
                "AZURE_AUTHORITY_HOST",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "AZURE_TENANT_ID",
                "tenant-1",
                "AZURE_CLIENT_ID",
                "client-1",
                "AZURE_FEDERATED_TOKEN_FILE",
                folder.resolve("token").toString());
    }
}
