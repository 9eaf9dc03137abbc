package io.dealerflow.launcher.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.Captured;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against a server that answers as gex-api does. */
class BacktestCommandTest {
    private static final String ANSWER = """
            {"from":"2026-01-01","to":"2026-02-28","rows":[
              {"subject":"alert","name":"score_jump","horizon_days":1,"days":3,"n":2,"larger":1,"rate":0.5,"base_rate":0.4876,
               "low":0.0945,"high":0.9055},
              {"subject":"regime","name":"EXPLOSIVE","horizon_days":5,"days":1,"n":0,"larger":0,"rate":null,"base_rate":null,"low":null,
               "high":null}]}
            """;

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private String answer = ANSWER;
    private int status = 200;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().toString());
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

    private Captured backtest(String... more) {
        List<String> arguments = new ArrayList<>(List.of("backtest"));
        arguments.addAll(List.of(more));
        arguments.addAll(
                List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
        return Captured.run(arguments.toArray(String[]::new));
    }

    @Test
    @DisplayName("a line for each row, without figures where nothing is known")
    void table() {
        Captured printed = backtest("--from", "2026-01-01", "--to", "2026-02-28");

        assertThat(printed.exitCode()).as(printed.err()).isZero();
        assertThat(printed.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "|HORIZON|DAYS|N|RATE|BASE RATE|INTERVAL",
                        "alert|score_jump|1d|3|2|50.0%|48.8%|9.5% - 90.6%",
                        "regime|EXPLOSIVE|5d|1|0");
        assertThat(requests).containsExactly("/api/v1/backtest?from=2026-01-01&to=2026-02-28");
    }

    @Test
    void json() throws Exception {
        Captured printed = backtest("--from", "2026-01-01", "--to", "2026-02-28", "--json");

        assertThat(Wire.json().readTree(printed.out())).isEqualTo(Wire.json().readTree(ANSWER));
    }

    @Test
    void nothingIsSaidInWords() {
        answer = "{\"from\":\"2026-01-01\",\"to\":\"2026-02-28\",\"rows\":[]}";

        assertThat(backtest("--from", "2026-01-01", "--to", "2026-02-28").out()).contains("no alerts and no scores");
    }

    @Test
    void wrongUsage() {
        assertThat(backtest("--from", "yesterday", "--to", "2026-02-28").exitCode())
                .isEqualTo(2);
        assertThat(requests).isEmpty();
        status = 400;
        answer = "{\"detail\":\"from is after to\"}";

        Captured refused = backtest("--from", "2026-02-28", "--to", "2026-01-01");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("from is after to");
    }
}
