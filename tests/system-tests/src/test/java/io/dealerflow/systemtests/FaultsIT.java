package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Killed services, servers and launcher: no event is lost, and no process is left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Execution(ExecutionMode.CONCURRENT)
class FaultsIT {
    private static final ZonedDateTime AS_OF = ZonedDateTime.parse("2026-03-11T15:00:00-04:00[America/New_York]");
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static Product product;
    private static int sent;

    @BeforeAll
    static void start() throws Exception {
        product = Product.start(folder.resolve("data"), "--no-market");
    }

    @AfterAll
    static void stop() throws Exception {
        if (product != null) {
            product.close();
        }
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"ingest-service,scoring-service", "feature-service,report-service", "gex-api"})
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
        await().atMost(RECOVERY).untilAsserted(() -> {
            assertThat(product.get("/api/v1/gex/" + symbol).path("symbol").asText())
                    .isEqualTo(symbol);
            assertThat(product.get("/api/v1/scores/" + symbol).path("symbol").asText())
                    .isEqualTo(symbol);
            assertThat(product.request("/api/v1/reports/2026-03-11", "text/markdown")
                            .body())
                    .contains(symbol);
        });
    }

    @Test
    @Order(2)
    void theDashboardGoesOnWithoutAReloadAfterItsServerWasAway() throws Exception {
        try (Browser browser = Browser.start()) {
            send("BEFORE");
            browser.open(product.url() + "/?view=levels&symbol=BEFORE");
            await().atMost(RECOVERY)
                    .until(() -> browser.cell("ladder", "Spot", "Price, $").equals("100.00"));
            browser.script("window.opened = 'once'");
            ProcessHandle killed = product.processOf("gex-api");

            killed.destroyForcibly();

            await().atMost(RECOVERY).until(() -> browser.text("#stream").equals("stream reconnecting"));
            await().atMost(RECOVERY).until(() -> !killed.isAlive() && isReady("gex-api"));
            send("AFTER");
            await().atMost(RECOVERY)
                    .until(() -> browser.text("#stream").equals("stream connected")
                            && browser.count("#notice:not([hidden])") == 0
                            && browser.count("#symbol option[value=AFTER]") == 1);
            assertThat(browser.evaluate("window.opened")).isEqualTo("once");
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
    @Order(4)
    void aKilledLauncherLeavesNoProcessAndItsFolderStartsAgain() throws Exception {
        List<ProcessHandle> processes = StreamSupport.stream(
                        product.described().path("services").spliterator(), false)
                .map(service -> ProcessHandle.of(service.path("pid").asLong()).orElseThrow())
                .toList();

        product.launcher().destroyForcibly();

        await().atMost(Duration.ofSeconds(10)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        product = Product.start(folder.resolve("data"), "--no-market");
        assertThat(product.get("/api/v1/gex/KILLA").path("symbol").asText()).isEqualTo("KILLA");
        assertThat(product.get("/api/v1/gex/KILLA?day_count=bus_252")
                        .path("symbol")
                        .asText())
                .isEqualTo("KILLA");
    }

    private static Path send(String symbol) throws Exception {
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

    private static boolean areReady(List<String> services) throws Exception {
        for (String service : services) {
            if (!isReady(service)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReady(String service) throws Exception {
        for (JsonNode row : Product.json(product.run("status", "--json").out()).path("services")) {
            if (row.path("name").asText().equals(service)) {
                return row.path("health").asText().equals("UP");
            }
        }
        return false;
    }
}
