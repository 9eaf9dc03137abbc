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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calculations while all places are taken. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class AdmissionIT {
    private static final int READ_TIMEOUT_MILLIS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BUSY = 503;
    private static final String ASKED = "HTTP/1.1 100";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");

    private final List<Socket> clients = new ArrayList<>();

    @Inject
    GexApiConfig config;

    /** The server sees later that a client has left. */
    @AfterEach
    void everyPlaceIsFree() throws IOException {
        leave();
        takeEveryPlace();
        leave();
        await().atMost(PATIENCE).until(() -> post().statusCode() != BUSY);
    }

    private void leave() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        clients.clear();
    }

    @Test
    @DisplayName(
            "as many bodies are received as there are threads and places in their queue; clients that leave make room")
    void placesAreGivenBack() throws IOException {
        takeEveryPlace();

        assertThat(post().statusCode()).isEqualTo(BUSY);
        leave();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(post().statusCode()).isEqualTo(422));
    }

    @Test
    @DisplayName("a client that waits to be asked for its body is refused without it, and sends its next request on the"
            + " same connection")
    void refusedWithoutBody() throws IOException {
        takeEveryPlace();
        Socket client = client("Transfer-Encoding: chunked\r\nExpect: 100-continue");

        String answer = head(client);
        // Ends the body that is not wanted.
        client.getOutputStream()
                .write("0\r\n\r\nGET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));

        assertThat(answer)
                .startsWith("HTTP/1.1 503 ")
                .containsIgnoringCase("retry-after: 1")
                .doesNotContainIgnoringCase("connection: close");
        assertThat(head(client)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    @DisplayName("the connection of a client that waits with a body of a length is closed, as the body cannot end")
    void refusedWithAnnouncedBody() throws IOException {
        takeEveryPlace();
        Socket client = client(1000);

        assertThat(head(client)).startsWith("HTTP/1.1 503 ").containsIgnoringCase("connection: close");
        assertThat(client.getInputStream().read()).isNegative();
    }

    @Test
    @DisplayName(
            "the body of a client that does not wait is dropped, and its next request answered on the same connection")
    void refusedWithBody() throws IOException {
        takeEveryPlace();
        int length = 3_000_000;
        Socket client = client("Content-Length: " + length);

        assertThat(head(client)).startsWith("HTTP/1.1 503 ");
        client.getOutputStream().write(new byte[length]);
        client.getOutputStream().write("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));

        assertThat(head(client)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    @DisplayName("a body without a length is received as it comes")
    void chunkedBody() throws IOException {
        Socket client = client("Transfer-Encoding: chunked");
        client.getOutputStream().write("1\r\n{\r\n1\r\n}\r\n0\r\n\r\n".getBytes(US_ASCII));

        assertThat(head(client)).startsWith("HTTP/1.1 422 ");
    }

    @Test
    @DisplayName("a client that expects to be asked for its body is asked while there is room")
    void askedForBody() throws IOException {
        assertThat(start(client(1000))).isEqualTo(ASKED);
    }

    @Test
    @DisplayName("bodies of all calculations together have a limit")
    void bytesAreCounted() throws IOException {
        int half = Math.toIntExact(config.calculation().maxBodies().asLongValue() / 2);
        take(2, half);

        assertThat(post().statusCode()).isEqualTo(BUSY);
    }

    private void takeEveryPlace() {
        take(config.pricing().threads() + config.pricing().queue(), 1000);
    }

    /** Each client asks for a calculation and does not send its body; the server says that it waits for it. */
    private void take(int places, int length) {
        await().atMost(PATIENCE).until(() -> {
            for (int i = 0; i < places; i++) {
                if (!start(client(length)).equals(ASKED)) {
                    leave();
                    return false;
                }
            }
            return true;
        });
    }

    /** Of the answer. */
    private static String start(Socket client) throws IOException {
        return new String(client.getInputStream().readNBytes(ASKED.length()), US_ASCII);
    }

    private Socket client(int length) throws IOException {
        return client("Content-Length: " + length + "\r\nExpect: 100-continue");
    }

    /** One that has sent the head of its request. */
    private Socket client(String headers) throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        clients.add(client);
        client.setSoTimeout(READ_TIMEOUT_MILLIS);
        String head = "POST /api/v1/gex/calculate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        client.getOutputStream().write((head + headers + "\r\n\r\n").getBytes(US_ASCII));
        return client;
    }

    /** The head of the next answer; its body is read too. */
    private static String head(Socket client) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = client.getInputStream().read();
            assertThat(read).as("after '%s'", head).isNotNegative();
            head.append((char) read);
        }
        Matcher length = LENGTH.matcher(head);
        assertThat(length.find()).isTrue();
        client.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
        return head.toString();
    }

    private static Response post() {
        return given().contentType("application/json").body("{}").post("/api/v1/gex/calculate");
    }
}
