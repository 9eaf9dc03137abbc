package io.dealerflow.launcher.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.api.JobReport;
import io.dealerflow.contracts.api.JobReport.UnitReport;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.launcher.Captured;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The command as a client of gex-api, with canned answers. */
class TrainCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-04T15:30:00Z");

    private final List<String> submissions = new ArrayList<>();
    private JobReport end = report(JobState.PENDING, null);
    private HttpServer gexApi;

    @BeforeEach
    void start() throws IOException {
        gexApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gexApi.createContext("/api/v1/jobs", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                submissions.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                answer(exchange, 202, Map.of("job_id", "1", "status_url", "/api/v1/jobs/1"));
            } else {
                answer(exchange, 200, end);
            }
        });
        gexApi.start();
    }

    @AfterEach
    void stop() {
        gexApi.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] answer = Wire.writeJson(body);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static JobReport report(JobState state, @Nullable String message, UnitReport... units) {
        return new JobReport(
                "1", "training", state, Map.of(), NOW, null, units.length, units.length, 0, message, List.of(units));
    }

    private static UnitReport trained(String outcome, String said) {
        return new UnitReport(
                "regime", JobState.DONE, 1, null, Wire.json().valueToTree(Map.of("outcome", outcome, "said", said)));
    }

    private Captured train(String... arguments) {
        String url = "http://127.0.0.1:" + gexApi.getAddress().getPort();
        return Captured.run(Stream.concat(Stream.of("train", "--url", url), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    @DisplayName("the model and the wish to promote are asked for, and what became of the version is said")
    void promoted() {
        end = report(JobState.DONE, null, trained("promoted", "regime 2 is better than 1"));

        Captured train = train("regime", "--promote");

        assertThat(train.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(train.out()).isEqualTo("regime 2 is better than 1" + System.lineSeparator());
        assertThat(submissions.getFirst())
                .contains("\"kind\":\"training\"", "\"models\":\"regime\"", "\"promote\":\"true\"");
    }

    @Test
    @DisplayName("too little data is an input that is refused")
    void refused() {
        end = report(JobState.DONE, null, trained("refused", "SPX has 3 days, 1521 are needed"));

        Captured train = train("regime");

        assertThat(train.exitCode()).isEqualTo(ExitCodes.INPUT_REFUSED);
        assertThat(train.out()).contains("SPX has 3 days, 1521 are needed");
        assertThat(submissions.getFirst()).contains("\"promote\":\"false\"");
    }

    @Test
    void json() throws IOException {
        end = report(JobState.DONE, null, trained("kept", "as good"));

        assertThat(Wire.json()
                        .readTree(train("regime", "--json").out())
                        .path("outcome")
                        .asText())
                .isEqualTo("kept");
    }

    @Test
    @DisplayName("a failure of the program, and of the job, is said with its cause")
    void failed() {
        end = report(
                JobState.FAILED, "1 of 1 units failed", new UnitReport("regime", JobState.FAILED, 4, "no disk", null));
        assertThat(train("regime").exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(train("regime").err()).contains("training has not ended well: no disk");

        end = report(JobState.FAILED, "there is no Python");
        assertThat(train("regime").err()).contains("training has not ended well: there is no Python");
    }

    @Test
    void unknownModel() {
        Captured train = train("regimes");

        assertThat(train.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(train.err()).contains("there is no model 'regimes'");
    }
}
