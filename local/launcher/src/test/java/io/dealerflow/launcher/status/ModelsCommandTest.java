package io.dealerflow.launcher.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.Captured;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against a server that answers as gex-api does. */
class ModelsCommandTest {
    private static final String ANSWER = """
            {"models":[{"event_id":"e1","source":"shipped","as_of":"2026-03-01T00:00:00Z","ingest_ts":"2026-03-04T21:15:00.500Z","version":1,
              "model":"news-sentiment","model_version":"2","device":"cpu","sha256":"00","labels":["negative","neutral","positive"],
              "metrics":{"headlines.macro_f1":0.84},"card":"# Card"}]}
            """;

    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/models", exchange -> {
            byte[] bytes = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    @DisplayName("a line for each model")
    void table() {
        Captured printed = Captured.run("models", "--url", url());

        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "MODEL|VERSION|DEVICE|SOURCE|ACTIVATED", "news-sentiment|2|cpu|shipped|2026-03-04T21:15:00Z");
    }

    @Test
    @DisplayName("JSON as the API has it, an object a line")
    void json() throws Exception {
        Captured printed = Captured.run("models", "--url", url(), "--json");

        assertThat(Wire.json().readTree(printed.out()))
                .isEqualTo(Wire.json().readTree(ANSWER).path("models").get(0));
    }
}
