package io.dealerflow.launcher.analyze;

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
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The command as a client of gex-api, with canned answers. */
class AnalyzeCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-04T15:30:00Z");
    private static final UnitReport DONE = new UnitReport(
            "ALPHA",
            JobState.DONE,
            1,
            null,
            Wire.json().valueToTree(Map.of("bars", 100, "trades", 10, "hit_rate", Map.of("hits", 6, "n", 9))));

    private final List<String> submissions = new ArrayList<>();
    private final Queue<JobReport> reports = new ArrayDeque<>();
    private HttpServer gexApi;

    @BeforeEach
    void start() throws IOException {
        gexApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gexApi.createContext("/api/v1/jobs", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                submissions.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                answer(exchange, 202, Map.of("job_id", "1", "status_url", "/api/v1/jobs/1"));
            } else if (reports.size() > 1) {
                answer(exchange, 200, reports.remove());
            } else {
                answer(exchange, 200, reports.element());
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
        long done =
                Stream.of(units).filter(unit -> unit.state() == JobState.DONE).count();
        long failed =
                Stream.of(units).filter(unit -> unit.state() == JobState.FAILED).count();
        return new JobReport(
                "1", "analysis", state, Map.of(), NOW, null, units.length, done, failed, message, List.of(units));
    }

    private Captured analyze(String... arguments) {
        String url = "http://127.0.0.1:" + gexApi.getAddress().getPort();
        return Captured.run(Stream.concat(
                        Stream.of("analyze", "--url", url, "--input", "bars", "--output", "s3://bucket/out"),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    @DisplayName("the job has absolute paths and what was asked, and the results are summed up")
    void done() {
        reports.add(report(JobState.PENDING, null));
        reports.add(report(JobState.RUNNING, null, new UnitReport("ALPHA", JobState.RUNNING, 1, null, null)));
        reports.add(report(JobState.DONE, null, DONE));

        Captured analyze = analyze("--contracts", "1", "--workers", "2");

        assertThat(analyze.exitCode()).isEqualTo(ExitCodes.DONE);
        assertThat(analyze.out())
                .contains("analysed 1 of 1 contracts, 100 bars: 10 signals, of 9 the next bar followed 66 %; results in"
                        + " s3://bucket/out");
        assertThat(submissions.getFirst())
                .contains(
                        "\"kind\":\"analysis\"",
                        "\"contracts\":\"1\"",
                        "\"workers\":\"2\"",
                        "\"output\":\"s3://bucket/out\"")
                .contains("\"input\":\"" + Path.of("bars").toAbsolutePath() + "\"");
    }

    @Test
    @DisplayName("contracts that failed are listed")
    void failed() {
        UnitReport bad = new UnitReport("BAD", JobState.FAILED, 4, "BAD.csv is empty", null);
        reports.add(report(JobState.FAILED, "1 of 2 units failed", DONE, bad));

        Captured analyze = analyze("--contract", "BAD");

        assertThat(analyze.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(analyze.out())
                .contains("analysed 1 of 2 contracts", "BAD failed after 4 attempts: BAD.csv is empty");
    }

    @Test
    @DisplayName("an input that cannot be read is refused")
    void refused() {
        reports.add(report(JobState.FAILED, "there is no /bars"));

        Captured analyze = analyze();

        assertThat(analyze.exitCode()).isEqualTo(ExitCodes.INPUT_REFUSED);
        assertThat(analyze.out()).contains("nothing was analysed: there is no /bars");
    }

    @Test
    void json() throws IOException {
        reports.add(report(JobState.DONE, null, DONE));

        assertThat(Wire.json().readValue(analyze("--json").out(), JobReport.class))
                .isEqualTo(report(JobState.DONE, null, DONE));
    }

    @Test
    @DisplayName("N and one contract exclude each other")
    void both() {
        assertThat(analyze("--contracts", "1", "--contract", "A").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(analyze("--workers", "0").exitCode()).isEqualTo(ExitCodes.USAGE);
    }
}
