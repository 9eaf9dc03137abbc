package io.dealerflow.launcher.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.api.DeadLetterList;
import io.dealerflow.contracts.api.DeadLetterList.Group;
import io.dealerflow.contracts.api.DeadLetterList.Letter;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.embedded.ProcessIdentity;
import io.dealerflow.launcher.Captured;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.RunningSystem;
import io.dealerflow.launcher.system.ServiceEntry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as clients of gex-api, with canned answers. */
class DlqCommandTest {
    private static final byte[] BYTES = {'{', 0, (byte) 0xff};
    private static final Instant TIME = Instant.parse("2026-03-13T19:30:00Z");
    private static final String ID = "dealerflow.shown.dlq-0@0";

    @TempDir
    Path data;

    private final List<String> requests = new ArrayList<>();
    private HttpServer gexApi;
    private int status = 200;
    private String body = "{}";

    @BeforeEach
    void startAsARunningSystem() throws Exception {
        gexApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gexApi.createContext("/api/v1/dead-letters", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            boolean one = exchange.getRequestURI().getPath().contains("@");
            byte[] answer = (one && status == 200 ? json(letter()) : body).getBytes(UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        gexApi.start();
        DataFolder folder = new DataFolder(data);
        folder.create();
        ProcessIdentity.of(ProcessHandle.current().pid())
                .orElseThrow()
                .write(folder.run().resolve("owner.pid"));
        var service = new ServiceEntry("gex-api", 1, gexApi.getAddress().getPort(), "");
        new RunningSystem(data.toString(), "", 1, List.of(service), "", "", "", "").write(folder);
    }

    @AfterEach
    void stop() {
        gexApi.stop(0);
    }

    @Test
    void listCountsByTopicConsumerAndReason() throws Exception {
        body = json(new DeadLetterList(
                List.of(
                        new Group("dealerflow.listed.dlq", "a/one", "UNREADABLE", 2, 0, TIME),
                        new Group("dealerflow.listed.dlq", "b/two", "UNREADABLE", 1, 0, TIME)),
                List.of()));

        assertThat(dlq("list", "--topic", "listed").out().lines().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(line -> line.startsWith("dealerflow.listed.dlq a/one UNREADABLE 2 0 "))
                .anyMatch(line -> line.startsWith("dealerflow.listed.dlq b/two UNREADABLE 1 0 "));
        assertThat(dlq("list", "--topic", "listed", "--consumer", "b", "--json")
                        .out()
                        .lines())
                .anySatisfy(line -> assertThat(line).contains("\"consumer\":\"b/two\"", "\"waiting\":1"));
        assertThat(requests)
                .containsExactly(
                        "GET /api/v1/dead-letters?limit=1&topic=listed",
                        "GET /api/v1/dead-letters?consumer=b&limit=1&topic=listed");
    }

    @Test
    void showPrintsHeadersAndHarmlessBytes() {
        assertThat(dlq("show", ID).out())
                .contains("dlq_error: not JSON", "ce_id: id-1", "key: SPX", "3 bytes: {\\x00\\xff");
    }

    @Test
    void showPrintsTheNewest() throws Exception {
        body = json(new DeadLetterList(List.of(), List.of(letter())));

        assertThat(dlq("show", "--limit", "3").out()).startsWith(ID);
        assertThat(dlq("show", "--json").out()).contains("\"value_base64\":\"ewD/\"");
    }

    @Test
    void replaySendsItsFilter() {
        body = "{\"matched\":2,\"replayed\":1}";

        assertThat(dlq("replay", "--topic", "replayed", "--again").out()).contains("replayed 1 record");
        assertThat(dlq("replay", ID).out()).contains("replayed 1 record");
        assertThat(requests)
                .containsExactly(
                        "POST /api/v1/dead-letters/replay?again=true&topic=replayed",
                        "POST /api/v1/dead-letters/replay?again=false&id=dealerflow.shown.dlq-0%400");
    }

    @Test
    @DisplayName("an unknown id ends with 6 and a message")
    void anUnknownIdIsRefused() {
        status = 404;
        body = "{\"detail\":\"There is no dead letter.\"}";

        for (String command : List.of("show", "replay")) {
            Captured captured = run(command, ID);
            assertThat(captured.exitCode()).isEqualTo(6);
            assertThat(captured.err()).contains("There is no dead letter.");
        }
    }

    @Test
    void whatGexApiRefusesIsWrongUsage() {
        status = 400;
        body = "{\"detail\":\"reason must be one of UNREADABLE, INVALID, FAILED\"}";

        assertThat(run("list", "--reason", "BROKEN").exitCode()).isEqualTo(2);
        assertThat(run("show", ID, "--topic", "shown").exitCode()).isEqualTo(2);
    }

    @Test
    void aServiceThatDoesNotAnswerIsAFailure() {
        gexApi.stop(0);

        Captured captured = run("list");
        assertThat(captured.exitCode()).isEqualTo(1);
        assertThat(captured.err()).contains("gex-api does not answer");
    }

    private Captured run(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "dlq";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--data";
        all[all.length - 1] = data.toString();
        return Captured.run(all);
    }

    private Captured dlq(String... arguments) {
        Captured captured = run(arguments);
        assertThat(captured.exitCode()).as(captured.err()).isZero();
        return captured;
    }

    private static Letter letter() {
        return new Letter(
                ID,
                "dealerflow.shown.dlq",
                "a/one",
                "UNREADABLE",
                "not JSON",
                TIME,
                false,
                "SPX",
                BYTES.length,
                Base64.getEncoder().encodeToString(BYTES),
                Map.of("ce_id", "id-1", "dlq_error", "not JSON"));
    }

    private static String json(Object object) throws IOException {
        return Wire.json().writeValueAsString(object);
    }
}
