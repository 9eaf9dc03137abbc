package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.testkit.RecordedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real files through the running system. */
@ExtendWith(SharedProduct.class)
class IngestIT {
    private static final ZonedDateTime AS_OF = ZonedDateTime.parse("2026-03-11T15:00:00-04:00[America/New_York]");

    @TempDir
    Path folder;

    private final Product product;

    IngestIT(Product product) {
        this.product = product;
    }

    @Test
    void everyRecordedChainIsServedAtItsOwnTime() throws Exception {
        List<Path> files = recordedChains();
        List<String> arguments = Stream.concat(files.stream().map(Path::toString), Stream.of("--json"))
                .toList();

        Product.Outcome outcome = product.run("ingest", arguments.toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.objects()).hasSameSizeAs(files).allSatisfy(answer -> {
            assertThat(answer.path("status").asText()).isEqualTo("accepted");
            JsonNode served = product.get("/api/v1/gex/" + answer.path("symbol").asText() + "?as_of="
                    + answer.path("as_of").asText());
            assertThat(served.path("as_of")).isEqualTo(answer.path("as_of"));
            assertThat(served.path("spot").asDouble())
                    .isEqualTo(answer.path("spot").asDouble());
        });
        assertThat(product.get("/api/v1/symbols").findValuesAsText("symbol")).contains("SPX", "RUT", "NDX", "SPY");
        // the newest of the recorded SPX files, whatever order they came in
        assertThat(product.get("/api/v1/gex/SPX").path("as_of").asText()).isEqualTo("2026-03-14T11:34:00Z");
    }

    @Test
    void twoFilesOfOneMinuteMakeUpOneBook() throws Exception {
        Path june = RecordedData.file("options-cboe-csv/hgnicej_2025-10/spx_quotedata-3.csv");
        Path july = RecordedData.file("options-cboe-csv/hgnicej_2025-10/spx_quotedata-4.csv");
        product.ingest(june);
        product.ingest(july);

        JsonNode book = product.get("/api/v1/gex/SPX?as_of=2025-10-01T22:03:00Z");

        assertThat(book.path("by_expiry").findValuesAsText("expiry")).contains("2026-06-18", "2026-07-17");
    }

    @Test
    void sendingAFileTwiceChangesNothing() throws Exception {
        Path file = Files.write(
                folder.resolve("twice.csv"), QuoteFile.of("TWICE", AS_OF).bytes());
        JsonNode first = product.ingest(file);
        await().atMost(Duration.ofSeconds(30)).until(() -> rawOptions("TWICE") > 0);
        long rows = rawOptions("TWICE");
        JsonNode snapshot = product.get("/api/v1/gex/TWICE");

        JsonNode second = product.ingest(file);

        assertThat(second).isEqualTo(first);
        assertThat(rawOptions("TWICE")).isEqualTo(rows).isEqualTo(82);
        assertThat(product.get("/api/v1/gex/TWICE").path("event_id")).isEqualTo(snapshot.path("event_id"));
    }

    @Test
    void aFileThatWasCorrectedMayBeSentAgain() throws Exception {
        QuoteFile file = QuoteFile.of("FIXED", AS_OF);
        Path first = Files.write(folder.resolve("first.csv"), file.bytes());
        Path correction = Files.write(
                folder.resolve("correction.csv"),
                file.withLine(1, line -> line.replace("100.0", "101.0")).bytes());
        JsonNode answer = product.ingest(first);
        String corrected = product.ingest(correction).path("event_id").asText();

        ObjectNode again = (ObjectNode) product.ingest(first);
        assertThat(again.remove("superseded_by").asText()).isEqualTo(corrected);
        assertThat(again).isEqualTo(answer);
        assertThat(product.get("/api/v1/gex/FIXED").path("spot").asDouble()).isEqualTo(101);
    }

    @Test
    void anOlderFileIsThereByTimeButNeverTheLatest() throws Exception {
        product.ingest(Files.write(
                folder.resolve("new.csv"), QuoteFile.of("OLDER", AS_OF).bytes()));
        product.ingest(Files.write(
                folder.resolve("old.csv"),
                QuoteFile.of("OLDER", AS_OF.minusDays(2)).bytes()));

        assertThat(product.get("/api/v1/gex/OLDER").path("as_of").asText()).isEqualTo("2026-03-11T19:00:00Z");
        assertThat(product.get("/api/v1/gex/OLDER?as_of=2026-03-10T00:00:00Z")
                        .path("as_of")
                        .asText())
                .isEqualTo("2026-03-09T19:00:00Z");
        assertThat(product.request("/api/v1/gex/OLDER?as_of=2026-03-09T18:59:59Z", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void landingKeepsTheExactBytes() throws Exception {
        byte[] content = QuoteFile.of("LANDX", AS_OF).bytes();
        String sha256 = product.ingest(Files.write(folder.resolve("landed.csv"), content))
                .path("sha256")
                .asText();

        try (Stream<Path> files = Files.walk(product.data())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(sha256)))
                    .anySatisfy(file -> assertThat(Files.readAllBytes(file)).isEqualTo(content));
        }
    }

    @Test
    void aChainEndsInAScoreAndInTheReportOfItsDay() throws Exception {
        product.ingest(Files.write(
                folder.resolve("flow.csv"), QuoteFile.of("FLOWX", AS_OF).bytes()));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode score = product.get("/api/v1/scores/FLOWX");
            assertThat(score.path("index").asDouble()).isBetween(0.0, 100.0);
            assertThat(score.path("regime").asText()).isIn("STABLE", "FRAGILE", "EXPLOSIVE");
            assertThat(product.request("/api/v1/reports/2026-03-11", "text/markdown")
                            .body())
                    .contains("FLOWX", "CALLS_LONG_PUTS_SHORT");
        });
    }

    private long rawOptions(String symbol) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        product.described().path("jdbc_url").asText());
                var count = connection.prepareStatement("SELECT count(*) FROM ingest.raw_options WHERE osi LIKE ?")) {
            count.setString(1, symbol + "%");
            var result = count.executeQuery();
            result.next();
            return result.getLong(1);
        }
    }

    private static List<Path> recordedChains() throws Exception {
        Path csv = RecordedData.file("options-cboe-csv");
        Path json = RecordedData.file("options-cboe-json");
        try (Stream<Path> csvFiles = Files.walk(csv);
                Stream<Path> jsonFiles = Files.walk(json)) {
            return Stream.concat(csvFiles, jsonFiles)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
