package io.dealerflow.ingest.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.ingest.IngestSystem;
import io.dealerflow.ingest.TestLanding;
import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.testkit.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are put into the service's drop folder. Every test has a sub-folder of its own. */
@QuarkusTest
class DropFolderIT extends IngestSystem {
    /** A rate of files that must not be taken, and of no other test. */
    private static final String LEFT_ALONE = "9.8765";

    @Inject
    IngestConfig config;

    @Inject
    Intake intake;

    @Inject
    Clock clock;

    private Path folder(String source) throws IOException {
        return Files.createDirectories(config.dropDir().orElseThrow().resolve(source));
    }

    private static byte[] rates(String price) {
        return bytes("Date,USD\n2024-01-04," + price + "\n");
    }

    private static void awaitMoved(Path file, String to) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(file).doesNotExist();
            assertThat(file.resolveSibling(to).resolve(file.getFileName())).exists();
        });
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisplayName("a file is taken under the name of its folder and moved, unchanged")
    void accepted() throws Exception {
        Path file = Files.write(folder("drop-a").resolve("rates.csv"), rates("1.5"));

        awaitMoved(file, DropFolder.DONE);
        awaitReadable(rates("1.5"), "drop-a", "fx", 1);

        assertThat(file.resolveSibling(DropFolder.DONE).resolve("rates.csv")).hasBinaryContent(rates("1.5"));
        assertThat(query("SELECT close FROM ingest.raw_fx WHERE source = 'drop-a'"))
                .containsExactly("1.5");
    }

    @Test
    @DisplayName("a file in the folder itself has the source of its format")
    void inTheRoot() throws Exception {
        Path file = config.dropDir().orElseThrow().resolve("SERIES9.csv");
        byte[] content = bytes("observation_date,SERIESROOT\n2024-01-04,1.25\n");
        Files.write(file, content);

        awaitMoved(file, DropFolder.DONE);
        awaitReadable(content, "fred", "macro", 1);
    }

    @Test
    @DisplayName("a refused file has its report beside it")
    void refused() throws Exception {
        Path file = Files.write(folder("drop-b").resolve("note.json"), bytes("{\"Note\": \"5 calls a minute.\"}"));
        Path large = Files.write(file.resolveSibling("large.csv"), new byte[TestLanding.MAX_UPLOAD + 1]);

        awaitMoved(file, DropFolder.REFUSED);
        awaitMoved(large, DropFolder.REFUSED);

        assertThat(report(file).path("status").asText()).isEqualTo("refused");
        assertThat(report(file).path("reason").asText()).isEqualTo("RATE_LIMITED");
        assertThat(report(large).path("reason").asText()).isEqualTo("TOO_LARGE");
    }

    private static JsonNode report(Path file) throws IOException {
        return Wire.json()
                .readTree(file.resolveSibling(DropFolder.REFUSED)
                        .resolve(file.getFileName() + DropFolder.REPORT)
                        .toFile());
    }

    @Test
    @DisplayName("a file is taken when it does not grow any more, and whole")
    void growing(@TempDir Path root) throws Exception {
        Duration settle = Duration.ofSeconds(2);
        var time = new MovableClock(clock.instant());
        var drop = new DropFolder(root, settle, intake, time);
        Path file = Files.createDirectories(root.resolve("drop-c")).resolve("rates.csv");
        StringBuilder content = new StringBuilder("Date,USD\n");
        Files.write(file, bytes(content.toString()));
        for (int day = 1; day <= 20; day++) {
            drop.pass();
            String row = "2024-01-%02d,1.%d\n".formatted(day, day);
            content.append(row);
            Files.write(file, bytes(row), StandardOpenOption.APPEND);
            time.advance(settle);
        }
        drop.pass();
        time.advance(settle.minusMillis(1));
        drop.pass();
        assertThat(file).exists();

        time.advance(Duration.ofMillis(1));
        drop.pass();

        assertThat(file).doesNotExist();
        assertThat(file.resolveSibling(DropFolder.DONE).resolve("rates.csv")).hasContent(content.toString());
        awaitReadable(bytes(content.toString()), "drop-c", "fx", 20);
        assertThat(query("SELECT count(*) FROM ingest.landed_files WHERE source = 'drop-c'"))
                .containsExactly("1");
    }

    @Test
    @DisplayName("links, hidden and temporary files, folders within and folders with other names are left alone")
    void leftAlone(@TempDir Path outside) throws Exception {
        Path folder = folder("drop-d");
        Path secret = Files.write(outside.resolve("secret.csv"), rates(LEFT_ALONE));
        Files.createSymbolicLink(folder.resolve("link.csv"), secret);
        Files.createSymbolicLink(folder.resolveSibling("drop-link"), outside);
        for (String name : List.of(".hidden.csv", "rates.csv.part", "rates.csv~", "~rates.csv", "rates.tmp")) {
            Files.write(folder.resolve(name), rates(LEFT_ALONE));
        }
        Files.write(Files.createDirectories(folder.resolve("within")).resolve("rates.csv"), rates(LEFT_ALONE));
        Files.write(folder("No Source").resolve("rates.csv"), rates(LEFT_ALONE));
        Path last = Files.write(folder.resolve("z-last.csv"), rates("1.7"));

        awaitMoved(last, DropFolder.DONE);

        assertThat(names(folder))
                .containsExactly(
                        ".done",
                        ".hidden.csv",
                        "link.csv",
                        "rates.csv.part",
                        "rates.csv~",
                        "rates.tmp",
                        "within",
                        "~rates.csv");
        assertThat(secret).exists();
        assertThat(folder.resolveSibling("No Source").resolve("rates.csv")).exists();
        assertThat(query("SELECT count(*) FROM ingest.raw_fx WHERE close = " + LEFT_ALONE))
                .containsExactly("0");
    }

    @Test
    @DisplayName("a file whose instance ended before it moved it is taken again, which changes nothing")
    void afterACrash() throws Exception {
        Path folder = folder("drop-e");
        upload("drop-e", "rates.csv", rates("1.6")).statusCode(200);
        byte[] bad = bytes("{\"Note\": \"6 calls a minute.\"}");
        Path report =
                Files.createDirectories(folder.resolve(DropFolder.REFUSED)).resolve("note.json" + DropFolder.REPORT);
        Files.write(report, bytes("written before the end"));
        Files.write(report.resolveSibling(".note.json.part"), bytes("half wri"));
        Path done = Files.write(folder.resolve("rates.csv"), rates("1.6"));
        Path refused = Files.write(folder.resolve("note.json"), bad);

        awaitMoved(done, DropFolder.DONE);
        awaitMoved(refused, DropFolder.REFUSED);

        assertThat(names(folder.resolve(DropFolder.REFUSED))).containsExactly("note.json", "note.json.report.json");
        assertThat(report(refused).path("reason").asText()).isEqualTo("RATE_LIMITED");
        assertThat(query("SELECT count(*) FROM ingest.raw_fx WHERE source = 'drop-e'"))
                .containsExactly("1");
        assertThat(query("SELECT count(*) FROM ingest.landed_files WHERE sha256 = '" + EventIds.sha256(rates("1.6"))
                        + "'"))
                .containsExactly("1");
    }

    @Test
    @DisplayName("a second file of a name that is there already is moved beside it")
    void sameName() throws Exception {
        Path file = folder("drop-f").resolve("rates.csv");
        Files.write(file, rates("1.8"));
        awaitMoved(file, DropFolder.DONE);
        Files.write(file, rates("1.9"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(names(file.resolveSibling(DropFolder.DONE)))
                        .containsExactly("rates.csv", "rates.csv.1"));
        assertThat(file.resolveSibling(DropFolder.DONE).resolve("rates.csv")).hasBinaryContent(rates("1.8"));
    }

    @Test
    @DisplayName("of several instances on one folder one takes each file")
    void severalInstances(@TempDir Path shared) throws Exception {
        int files = 12;
        Path folder = Files.createDirectories(shared.resolve("drop-g"));
        for (int i = 0; i < files; i++) {
            Files.write(folder.resolve("rates-" + i + ".csv"), rates("2." + i));
        }
        List<Callable<Boolean>> instances = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var instance = new DropFolder(shared, Duration.ZERO, intake, clock);
            instances.add(() -> {
                while (!names(folder).equals(List.of(DropFolder.DONE))) {
                    instance.pass();
                }
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> instance : threads.invokeAll(instances)) {
                assertThat(instance.get()).isTrue();
            }
        }

        assertThat(names(folder.resolve(DropFolder.DONE))).hasSize(files);
        assertThat(query("SELECT count(*) FROM ingest.raw_fx WHERE source = 'drop-g'"))
                .hasSize(1);
        given().get("/q/metrics")
                .then()
                .body(org.hamcrest.Matchers.not(org.hamcrest.Matchers.matchesRegex(
                        "(?s).*files_received_total\\{[^}]*repeat=\"true\"[^}]*drop-g.*")));
    }
}
