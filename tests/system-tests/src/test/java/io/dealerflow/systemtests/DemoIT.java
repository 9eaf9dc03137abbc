package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it: the simulated market from ingest to dashboard, alert stream and report. */
@ExtendWith(SharedProduct.class)
class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Product product;

    DemoIT(Product product) {
        this.product = product;
    }

    @Test
    void readyIsTheLastStartUpLine() {
        assertThat(product.startUp().getLast()).matches("READY http://\\S+ in \\d+(\\.\\d+)? s");
    }

    @Test
    void theSimulatedMarketMoves() throws Exception {
        JsonNode first = product.get("/api/v1/gex/SIMX");

        assertThat(first.path("quality").path("used").asInt()).isGreaterThan(100);
        assertThat(first.path("net_gex").asDouble()).isNotZero();
        assertThat(Instant.parse(first.path("as_of").asText()))
                .isAfter(Instant.now().minusSeconds(120));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                product.get("/api/v1/gex/SIMX").path("spot").asDouble())
                        .isNotEqualTo(first.path("spot").asDouble()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                product.get("/api/v1/scores/SIMX").path("index").asDouble())
                        .isBetween(0.0, 100.0));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(product.get("/api/v1/reports").size()).isPositive());
    }

    @Test
    void thePageIsForPeopleAndTheVersionForPrograms() throws Exception {
        assertThat(product.request("/", "text/html").body()).contains("<html", "DealerFlow");
        assertThat(product.get("/").path("service").asText()).isEqualTo("gex-api");
    }

    @Test
    void everyServiceIsHealthyAndMeasured() throws Exception {
        for (String service : List.of(
                "ingest-service", "feature-service", "scoring-service", "gex-api", "report-service", "gpu-worker")) {
            int port = product.service(service).path("http_port").asInt();
            for (String probe : List.of("live", "ready", "started")) {
                assertThat(fetch(port, "/q/health/" + probe).statusCode())
                        .as(service + " " + probe)
                        .isEqualTo(200);
            }
            assertThat(fetch(port, "/q/metrics").body()).contains("jvm_");
        }
        assertThat(product.run("status").out()).contains("gex-api", "feature-service");
    }

    @Test
    @DisplayName("a reader that names the last alert it saw gets the very next one first")
    void theAlertStreamResumesAfterTheLastSeen() throws Exception {
        // Each of these chains lies at its gamma flip, which raises an alert.
        for (String symbol : List.of("RESA", "RESB")) {
            byte[] chain =
                    QuoteFile.of(symbol, ZonedDateTime.now(ZoneOffset.UTC), 6).bytes();
            product.ingest(Files.write(folder.resolve(symbol + ".csv"), chain));
        }

        List<String> all = streamed("0", 2);

        assertThat(all).doesNotHaveDuplicates();
        assertThat(streamed(all.getFirst(), 1)).containsExactly(all.getLast());
    }

    /** The first {@code count} ids on the stream after one; waits until that many are there. */
    private List<String> streamed(String lastEventId, int count) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(product.url() + "/api/v1/alerts/stream"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", lastEventId)
                .build();
        var client = HttpClient.newHttpClient();
        try {
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                    .thenApplyAsync(response -> response.body()
                            .filter(line -> line.startsWith("id:"))
                            .map(line -> line.substring(3).strip())
                            .limit(count)
                            .toList())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    @DisplayName("unpacked libraries and other temporary files of every process lie in the data folder")
    void noProcessKeepsFilesInTheTemporaryFolderOfTheMachine() throws Exception {
        Path machine = Path.of(System.getProperty("java.io.tmpdir"));
        // The checkout may lie below it.
        Path checkout = Path.of("..", "..").toRealPath();

        for (JsonNode service : product.described().path("services")) {
            assertThat(filesOf(service.path("pid").asLong()))
                    .as(service.path("name").asText())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file.startsWith(machine)
                                    && !file.startsWith(product.data())
                                    && !file.startsWith(checkout))
                            .as(file.toString())
                            .isFalse());
        }
    }

    /** Files that the process has mapped or open; the JVM's own statistics excepted. */
    private static List<Path> filesOf(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        List<Path> files = new ArrayList<>();
        for (String line : Files.readAllLines(process.resolve("maps"))) {
            int path = line.indexOf('/');
            if (path >= 0) {
                files.add(Path.of(line.substring(path)));
            }
        }
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path descriptor : (Iterable<Path>) descriptors::iterator) {
                if (Files.isSymbolicLink(descriptor)) {
                    files.add(Files.readSymbolicLink(descriptor));
                }
            }
        }
        return files.stream()
                .filter(file -> !file.toString().contains("/hsperfdata_"))
                .toList();
    }

    private static HttpResponse<String> fetch(int port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
