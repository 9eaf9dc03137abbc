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
class SourcesCommandTest {
    private static final String ANSWER = """
            [{"source":"cboe","kinds":["bars","option_chain"],"connector":"cboe","schedule":"every 15m in sessions","subjects":2,"failing":1,
              "last_success":"2026-03-04T21:15:00.500Z","newest_as_of":"2026-03-04T21:00:00Z","lag_seconds":5400,
              "next_run":"2026-03-05T14:30:00Z","files":7,"rows":42000,"errors":3,"last_error":"the source answered 429",
              "quality":{"received":1000,"accepted":995,"dropped":{"NEGATIVE":5}}},
             {"source":"upload","kinds":[],"connector":null,"schedule":null,"subjects":0,"failing":0,"last_success":null,
              "newest_as_of":null,"lag_seconds":null,"next_run":null,"files":0,"rows":0,"errors":0,"last_error":null,"quality":null}]
            """;

    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/sources", exchange -> {
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

    private Captured sources(String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "sources";
        arguments[1] = "--url";
        arguments[2] = "http://127.0.0.1:" + server.getAddress().getPort();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Captured.run(arguments);
    }

    @Test
    @DisplayName("a line for each source")
    void table() {
        Captured printed = sources();

        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "SOURCE|KINDS|SCHEDULE|LAST SUCCESS|LAG|NEXT RUN|ROWS|ERRORS|QUALITY",
                        "cboe|bars,option_chain|every 15m in sessions|2026-03-04T21:15:00Z|1h|2026-03-05T14:30:00Z|42000|3|99.5%|the source answered 429",
                        "upload|0|0");
    }

    @Test
    @DisplayName("JSON as the API has it, an object a line")
    void json() throws Exception {
        Captured printed = sources("--json");

        assertThat(printed.out().lines()).hasSize(2);
        assertThat(Wire.json().readTree(printed.out().lines().findFirst().orElseThrow()))
                .isEqualTo(Wire.json().readTree(ANSWER).get(0));
    }
}
