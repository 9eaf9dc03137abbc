package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Killed services, servers and launcher: no event is lost, and no process is left. After the tests that need the product whole; at
 * the end it is stopped.
 */
@ExtendWith(SharedProduct.class)
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
    private static final ZonedDateTime AS_OF = ZonedDateTime.parse("2026-03-11T15:00:00-04:00[America/New_York]");
    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final int REPLICATED = 24;
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    @TempDir
    static Path folder;

    private static int sent;

    private final Product product;

    FaultsIT(Product product) {
        this.product = product;
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"ingest-service,scoring-service", "feature-service,report-service,gpu-worker"})
    void killedServicesComeBackAndNothingIsLost(String names) throws Exception {
        List<String> services = List.of(names.split(","));
        String symbol = "KILL" + (char) ('A' + sent);
        Path file = send(symbol);
        List<ProcessHandle> killed = new ArrayList<>();
        for (String service : services) {
            killed.add(product.processOf(service));
        }

        killed.forEach(ProcessHandle::destroyForcibly);

        await().atMost(RECOVERY).until(() -> killed.stream().noneMatch(ProcessHandle::isAlive) && areReady(services));
        if (services.contains("ingest-service")) {
            product.run("ingest", file.toString(), "--json"); // a repeat is harmless
        }
        await().atMost(RECOVERY).untilAsserted(() -> isServedByEveryStage(symbol));
    }

    private void isServedByEveryStage(String symbol) throws Exception {
        assertThat(product.get("/api/v1/gex/" + symbol).path("symbol").asText()).isEqualTo(symbol);
        assertThat(product.get("/api/v1/scores/" + symbol).path("symbol").asText())
                .isEqualTo(symbol);
        assertThat(product.request("/api/v1/reports/2026-03-11", "text/markdown")
                        .body())
                .contains(symbol);
    }

    @Test
    @Order(1)
    void twoReplicasOfIngestLoseAndDoubleNothingWhenOneIsKilled() throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (char letter = 'A'; letter < 'A' + REPLICATED; letter++) {
            files.add(QuoteFile.of("TWIN" + letter, AS_OF).bytes());
        }
        int first = product.service("ingest-service").path("http_port").asInt();
        Replica replica = Replica.of(product.processOf("ingest-service"), folder, Map.of());
        try (replica;
                ExecutorService senders = Executors.newFixedThreadPool(8)) {
            await().atMost(RECOVERY).ignoreException(ConnectException.class).until(replica::isReady);
            List<Future<Boolean>> acknowledged = files.stream()
                    .map(file -> senders.submit(() -> isAcknowledged(replica.port(), file)))
                    .toList();
            List<Future<Boolean>> doubled = files.stream()
                    .limit(REPLICATED / 2)
                    .map(file -> senders.submit(() -> isAcknowledged(first, file)))
                    .toList();

            await().atMost(RECOVERY)
                    .until(() -> acknowledged.stream().filter(Future::isDone).count() >= REPLICATED / 3);
            replica.close();

            for (Future<Boolean> answer : doubled) {
                answer.get();
            }
            for (int i = 0; i < files.size(); i++) {
                byte[] file = files.get(i);
                if (!acknowledged.get(i).get()) {
                    await().atMost(RECOVERY).until(() -> isAcknowledged(first, file));
                }
            }
        }
        await().atMost(RECOVERY).untilAsserted(() -> {
            assertThat(
                            count(
                                    "SELECT count(*) FROM ingest.observations WHERE subject LIKE 'TWIN%' AND event_id NOT IN (SELECT event_id FROM ingest.unpublished)"))
                    .isEqualTo(REPLICATED);
            assertThat(count("SELECT count(*) FROM ingest.raw_options WHERE osi LIKE 'TWIN%'"))
                    .isEqualTo(82L * REPLICATED);
        });
        assertThat(count("SELECT count(*) FROM ingest.observations WHERE subject LIKE 'TWIN%'"))
                .isEqualTo(REPLICATED);
        assertThat(count("SELECT count(DISTINCT sha256) FROM ingest.landed_files WHERE filename LIKE 'TWIN%'"))
                .isEqualTo(REPLICATED);
    }

    /** Whether the replica took the file; a sender sends again what was not acknowledged. */
    private static boolean isAcknowledged(int port, byte[] file) throws InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/option-chains?source=cboe&filename=TWIN.csv"))
                .header("Content-Type", "application/octet-stream")
                .timeout(RECOVERY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException killed) {
            return false;
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        product.described().path("jdbc_url").asText());
                var result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Test
    @Tag("long")
    @Order(2)
    void theDashboardGoesOnWithoutAReloadAfterItsServerWasKilled() throws Exception {
        try (Browser browser = Browser.start()) {
            send("BEFORE");
            browser.open(product.url() + "/?view=levels&symbol=BEFORE");
            await().atMost(RECOVERY)
                    .until(() -> browser.cell("ladder", "Spot", "Price, $").equals("100.00"));
            browser.script("window.opened = 'once'");
            ProcessHandle killed = product.processOf("gex-api");

            killed.destroyForcibly();

            await().atMost(RECOVERY)
                    .untilAsserted(() -> assertThat(browser.text("#stream")).isEqualTo("stream reconnecting"));
            await().atMost(RECOVERY).until(() -> !killed.isAlive() && product.isReady("gex-api"));
            send("AFTER");
            await().atMost(RECOVERY)
                    .until(() -> browser.text("#stream").equals("stream connected")
                            && browser.count("#notice:not([hidden])") == 0
                            && browser.count("#symbol option[value=AFTER]") == 1);
            assertThat(browser.evaluate("window.opened")).isEqualTo("once");
            await().atMost(RECOVERY).untilAsserted(() -> isServedByEveryStage("AFTER"));
        }
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"redis", "postgres"})
    void anOutageOfAStoreLosesNothing(String store) throws Exception {
        JsonNode before = product.get("/api/v1/gex/KILLA");
        ProcessHandle killed = product.processOf(store);

        killed.destroyForcibly();
        String symbol = "GONE" + (char) ('A' + sent);
        Path file = write(symbol);
        var outcome = product.run("ingest", file.toString(), "--json", "--no-wait");

        assertThat(outcome.out() + outcome.err()).doesNotContain("\tat ");
        await().atMost(RECOVERY).untilAsserted(() -> {
            assertThat(product.get("/api/v1/gex/KILLA").path("event_id")).isEqualTo(before.path("event_id"));
            assertThat(product.run("ingest", file.toString(), "--json").exitCode())
                    .isZero();
            assertThat(product.get("/api/v1/gex/" + symbol).path("stale").asBoolean())
                    .isFalse();
        });
        Product.Outcome letters = product.run("dlq", "list");
        assertThat(letters.exitCode()).as(letters.err()).isZero();
        assertThat(letters.out()).doesNotContain("FAILED");
    }

    @Test
    @Order(3)
    void aSecondDemoOnTheSameFolderSaysSoAndHarmsNothing() throws Exception {
        Product.Outcome second =
                Product.execute(List.of("demo", "--data", product.data().toString(), "--no-market"));

        assertThat(second.exitCode()).isEqualTo(4);
        assertThat(second.out() + second.err()).contains("already");
        assertThat(product.get("/api/v1/gex/KILLA").path("symbol").asText()).isEqualTo("KILLA");
    }

    @Test
    @Tag("long")
    @Order(4)
    void aKilledLauncherLeavesNoProcessAndItsFolderStartsAgain() throws Exception {
        List<ProcessHandle> processes = product.processes();

        product.launcher().destroyForcibly();

        await().atMost(Duration.ofSeconds(10)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        product.restart("--no-market");
        assertThat(product.get("/api/v1/gex/KILLA").path("symbol").asText()).isEqualTo("KILLA");
        assertThat(product.get("/api/v1/gex/KILLA?day_count=bus_252")
                        .path("symbol")
                        .asText())
                .isEqualTo("KILLA");
    }

    @Test
    @Order(5)
    @DisplayName("without the simulated market the demo prints no address that answers 404")
    void everyAddressPrintedIsServed() {
        List<String> addresses = product.startUp().stream()
                .flatMap(line -> ADDRESS.matcher(line).results().map(MatchResult::group))
                .filter(address -> address.startsWith(product.url()))
                .map(address -> address.substring(product.url().length()))
                .filter(path -> !path.endsWith("/stream"))
                .distinct()
                .toList();

        assertThat(addresses)
                .hasSizeGreaterThan(2)
                .allSatisfy(path -> assertThat(product.request(path, "*/*").statusCode())
                        .as(path)
                        .isEqualTo(200));
    }

    @Test
    @Order(6)
    void stopLeavesNothing() throws Exception {
        List<ProcessHandle> processes = product.processes();

        assertThat(product.run("stop").exitCode()).isZero();

        await().atMost(Duration.ofSeconds(15)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(product.run("status").exitCode()).isEqualTo(5);
        assertThat(product.data().resolve("run/tmp")).as("temporary files").doesNotExist();
    }

    private Path send(String symbol) throws Exception {
        Path file = write(symbol);
        assertThat(product.run("ingest", file.toString(), "--json", "--no-wait").exitCode())
                .isZero();
        return file;
    }

    private static Path write(String symbol) throws Exception {
        sent++;
        return Files.write(
                folder.resolve(symbol + ".csv"), QuoteFile.of(symbol, AS_OF).bytes());
    }

    private boolean areReady(List<String> services) throws InterruptedException {
        for (String service : services) {
            if (!product.isReady(service)) {
                return false;
            }
        }
        return true;
    }
}
