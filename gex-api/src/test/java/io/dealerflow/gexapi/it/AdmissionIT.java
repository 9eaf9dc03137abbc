package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calculations while all places are taken. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class AdmissionIT {
    private static final int READ_TIMEOUT_MILLIS = 10_000;
    private static final int BUSY = 503;

    private final List<Socket> clients = new ArrayList<>();

    @Inject
    GexApiConfig config;

    @AfterEach
    void leave() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    @Test
    @DisplayName(
            "as many bodies are received as there are threads and places in their queue; clients that leave make room")
    void placesAreGivenBack() throws IOException {
        takeEveryPlace();

        assertThat(post().statusCode()).isEqualTo(BUSY);
        leave();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(post().statusCode()).isEqualTo(422));
    }

    @Test
    @DisplayName("a client that expects to be asked for its body is refused without it, and the connection ends")
    void refusedWithoutBody() throws IOException {
        takeEveryPlace();

        String answer = new String(client().getInputStream().readAllBytes(), US_ASCII);

        assertThat(answer)
                .startsWith("HTTP/1.1 503 ")
                .containsIgnoringCase("retry-after: 1")
                .containsIgnoringCase("connection: close");
    }

    @Test
    @DisplayName("a client that expects to be asked for its body is asked while there is room")
    void askedForBody() throws IOException {
        byte[] start = client().getInputStream().readNBytes(12);

        assertThat(new String(start, US_ASCII)).isEqualTo("HTTP/1.1 100");
    }

    @Test
    @DisplayName("bodies of all calculations together have a limit")
    void bytesAreCounted() throws IOException {
        int half = Math.toIntExact(config.calculation().maxBodies().asLongValue() / 2);
        for (int i = 0; i < 2; i++) {
            client(half).getInputStream().readNBytes(1);
        }

        assertThat(post().statusCode()).isEqualTo(BUSY);
    }

    /** Each asks for a calculation and does not send its body; the server says that it waits for it. */
    private void takeEveryPlace() throws IOException {
        int places = config.pricing().threads() + config.pricing().queue();
        for (int i = 0; i < places; i++) {
            client().getInputStream().readNBytes(1);
        }
    }

    private Socket client() throws IOException {
        return client(1000);
    }

    private Socket client(int length) throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        clients.add(client);
        client.setSoTimeout(READ_TIMEOUT_MILLIS);
        String head = "POST /api/v1/gex/calculate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\nExpect: 100-continue\r\n\r\n";
        client.getOutputStream().write(head.getBytes(US_ASCII));
        return client;
    }

    private static Response post() {
        return given().contentType("application/json").body("{}").post("/api/v1/gex/calculate");
    }
}
