package io.dealerflow.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dealerflow.launcher.Captured;
import io.dealerflow.launcher.system.ExitCodes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that answers with what it was asked for, as gex-api does, on one date. */
class ReportCommandTest {
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/reports/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean known = path.matches(".*/(2026-03-13|2026-W11)(/facts)?");
            String asked = path.substring(path.lastIndexOf('/') + 1) + "?"
                    + exchange.getRequestURI().getQuery();
            byte[] bytes = (known
                            ? asked + " in " + exchange.getRequestHeaders().getFirst("Accept") + "\n"
                            : "{\"detail\":\"There is no report of that date.\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Captured report(String date, String format) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Captured.run("report", "--url", url, "--date", date, "--format", format);
    }

    @ParameterizedTest
    @CsvSource({
        "md, 2026-03-13?null in text/markdown",
        "html, 2026-03-13?null in text/html",
        "json, facts?null in application/json"
    })
    @DisplayName("the report is printed in the form that was asked for")
    void formats(String format, String answer) {
        Captured printed = report("2026-03-13", format);

        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).isEqualToIgnoringNewLines(answer);
    }

    @Test
    @DisplayName("assets are asked for by name")
    void symbols() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();

        Captured printed = Captured.run("report", "--url", url, "--date", "2026-03-13", "--symbols", "SPX,WTI");

        assertThat(printed.out()).isEqualToIgnoringNewLines("2026-03-13?symbols=SPX,WTI in text/markdown");
    }

    @Test
    @DisplayName("a week is asked for as a date is, and one of them must be")
    void week() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();

        assertThat(Captured.run("report", "--url", url, "--week", "2026-W11").exitCode())
                .isZero();
        assertThat(Captured.run("report", "--url", url, "--week", "../x").exitCode())
                .isEqualTo(ExitCodes.FAILED);
        assertThat(Captured.run("report", "--url", url).exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    @DisplayName("a date without a report is a failure, one that is none and an unknown form are wrong usage")
    void refused() {
        Captured unknown = report("1999-01-01", "md");

        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(unknown.err()).contains("There is no report of that date.");
        assertThat(report("yesterday", "md").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(report("2026-03-13", "pdf").exitCode()).isEqualTo(ExitCodes.USAGE);
    }
}
