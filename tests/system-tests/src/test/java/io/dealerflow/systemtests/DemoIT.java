package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it: the simulated market walks from ingest to page, alert stream and report. */
class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static Product product;

    @BeforeAll
    static void start() throws Exception {
        product = Product.start(data, "--seed", "7");
    }

    @AfterAll
    static void stopLeavesNothing() throws Exception {
        List<ProcessHandle> processes = processes();

        assertThat(product.run("stop").exitCode()).isZero();

        await().atMost(Duration.ofSeconds(15)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(product.run("status").exitCode()).isEqualTo(5);
        product.close();
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
        for (String service :
                List.of("ingest-service", "feature-service", "scoring-service", "gex-api", "report-service")) {
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
    void theAlertStreamResumesAfterTheLastSeen() throws Exception {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> product.get("/api/v1/alerts").size() > 0);

        List<String> all = streamed(null);
        String seen = all.getFirst();

        assertThat(streamed(seen)).doesNotContain(seen);
    }

    /** Ids on the stream within a second, from the start or after one. */
    private static List<String> streamed(String lastEventId) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(product.url() + "/api/v1/alerts/stream"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", lastEventId == null ? "0" : lastEventId)
                .build();
        List<String> ids = new ArrayList<>();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofLines());
            Thread reader = Thread.ofVirtual().start(() -> collectIds(response.body(), ids));
            reader.join(Duration.ofSeconds(1));
            client.shutdownNow();
        }
        synchronized (ids) {
            return List.copyOf(ids);
        }
    }

    private static void collectIds(Stream<String> lines, List<String> ids) {
        try {
            lines.filter(line -> line.startsWith("id:")).forEach(line -> {
                synchronized (ids) {
                    ids.add(line.substring(3).strip());
                }
            });
        } catch (UncheckedIOException e) {
            // the client was shut down
        }
    }

    private static HttpResponse<String> fetch(int port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static List<ProcessHandle> processes() {
        List<ProcessHandle> handles = new ArrayList<>();
        product.described()
                .path("services")
                .forEach(service ->
                        ProcessHandle.of(service.path("pid").asLong()).ifPresent(handles::add));
        return handles;
    }
}
