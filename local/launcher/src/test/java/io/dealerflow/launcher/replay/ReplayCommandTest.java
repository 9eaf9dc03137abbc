package io.dealerflow.launcher.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.embedded.ProcessIdentity;
import io.dealerflow.launcher.Captured;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.RunningSystem;
import io.dealerflow.launcher.system.ServiceEntry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a client of ingest-service, with canned answers. */
class ReplayCommandTest {
    private static final Instant AS_OF = Instant.parse("2026-03-04T15:30:00Z");

    @TempDir
    Path data;

    private final List<String> requests = new ArrayList<>();
    private HttpServer ingestService;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void startAsARunningSystem() throws Exception {
        ingestService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingestService.createContext("/api/v1/replays", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] answer = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        ingestService.start();
        DataFolder folder = new DataFolder(data);
        folder.create();
        ProcessIdentity.of(ProcessHandle.current().pid())
                .orElseThrow()
                .write(folder.run().resolve("owner.pid"));
        var service =
                new ServiceEntry("ingest-service", 1, ingestService.getAddress().getPort(), "");
        new RunningSystem(data.toString(), "", 1, List.of(service), "", "", "", "").write(folder);
    }

    @AfterEach
    void stop() {
        ingestService.stop(0);
    }

    @Test
    void aDateIsItsWholeDay() {
        body = line("running", 4, 0, null) + line("done", 10, 0, null);

        Captured captured = run(
                "--from",
                "2026-03-04",
                "--to",
                "2026-03-05",
                "--kinds",
                "fx,macro",
                "--symbols",
                "EURUSD",
                "--speed",
                "60x");

        assertThat(captured.exitCode()).as(captured.err()).isZero();
        assertThat(captured.out()).contains("replayed 10 of 10 events");
        assertThat(requests)
                .containsExactly("POST /api/v1/replays?from=2026-03-04T00%3A00%3A00Z&to=2026-03-06T00%3A00%3A00Z"
                        + "&kinds=fx%2Cmacro&symbols=EURUSD&speed=60x");
    }

    @Test
    void filesThatAreGoneAreNamed() {
        body = line("done", 8, 2, null);

        assertThat(run("--from", "2026-03-04T15:00:00Z", "--to", "2026-03-04T16:00:00Z")
                        .out())
                .contains("replayed 8 of 10 events, 2 are not in landing any more");
    }

    @Test
    void failureEndsWithItsReason() {
        body = line("failed", 3, 0, "Kafka does not answer");

        Captured captured = run("--from", "2026-03-04", "--to", "2026-03-04");

        assertThat(captured.exitCode()).isEqualTo(1);
        assertThat(captured.out()).contains("failed after 3 of 10 events: Kafka does not answer");
    }

    @Test
    void serviceThatGoesAwayIsAFailure() {
        body = line("running", 3, 0, null);

        Captured captured = run("--from", "2026-03-04", "--to", "2026-03-04");

        assertThat(captured.exitCode()).isEqualTo(1);
        assertThat(captured.err()).contains("has ended the replay before its end");
    }

    @ParameterizedTest
    @CsvSource({"400, 2", "409, 1"})
    void refusalsAreSaid(int status, int exitCode) {
        this.status = status;
        body = "{\"detail\":\"The detail.\"}";

        Captured captured = run("--from", "2026-03-04", "--to", "2026-03-04");

        assertThat(captured.exitCode()).isEqualTo(exitCode);
        assertThat(captured.err()).contains("The detail.");
    }

    @Test
    void aTimeThatIsNoneIsWrongUsage() {
        assertThat(run("--from", "yesterday", "--to", "2026-03-04").exitCode()).isEqualTo(2);
        assertThat(run("--to", "2026-03-04").exitCode()).isEqualTo(2);
        assertThat(requests).isEmpty();
    }

    private Captured run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Captured.run(all.toArray(String[]::new));
    }

    private static String line(String status, long published, long missing, @Nullable String message) {
        return Wire.writeJsonText(new ReplayProgress(status, 10, published, missing, AS_OF, message)) + "\n";
    }
}
