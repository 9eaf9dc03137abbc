package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.EventIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Invalid files through the command line. */
@ExtendWith(SharedProduct.class)
class BadInputIT {
    private static final ZonedDateTime AS_OF = ZonedDateTime.parse("2026-03-11T15:00:00-04:00[America/New_York]");
    private static final int STRIKE_COLUMN = 11;
    private static final int IV_COLUMN = 7;
    private static final List<Refused> REFUSED = refused();

    @TempDir
    Path folder;

    private final Product product;

    BadInputIT(Product product) {
        this.product = product;
    }

    /** A file, why it is refused, and the line that is named, 0 for none. */
    private record Refused(String why, String name, byte[] content, int line) {}

    private static List<Refused> refused() {
        QuoteFile good = QuoteFile.of("BADX", AS_OF);
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        byte[] gzip = gzip(good.bytes());
        return List.of(
                new Refused("an empty file", "empty.csv", new byte[0], 0),
                new Refused("noise", "noise.csv", noise, 0),
                new Refused("half a gzip", "half.csv.gz", Arrays.copyOf(gzip, gzip.length / 2), 0),
                new Refused(
                        "half a JSON",
                        "half.json",
                        "{\"timestamp\":\"2026-03-11 19:00:00\",\"data\":{\"opt".getBytes(StandardCharsets.UTF_8),
                        0),
                new Refused("another JSON", "other.json", "{\"hello\":\"world\"}".getBytes(StandardCharsets.UTF_8), 0),
                new Refused(
                        "a page instead of data",
                        "page.csv",
                        "<html><body>502</body></html>".getBytes(StandardCharsets.UTF_8),
                        0),
                new Refused(
                        "no rows",
                        "head.csv",
                        new String(good.bytes(), StandardCharsets.UTF_8)
                                .lines()
                                .limit(4)
                                .reduce("", (a, b) -> a + b + "\n")
                                .getBytes(StandardCharsets.UTF_8),
                        0),
                new Refused("a row cut short", "cut.csv", Arrays.copyOf(good.bytes(), good.bytes().length - 40), 45),
                new Refused(
                        "a column missing",
                        "column.csv",
                        good.withRow(6, row -> row.substring(0, row.lastIndexOf(',')))
                                .bytes(),
                        11),
                new Refused(
                        "no date",
                        "date.csv",
                        good.withLine(2, line -> "\"Date: some day\",Bid: 1").bytes(),
                        3),
                new Refused(
                        "no spot",
                        "spot.csv",
                        good.withLine(1, line -> "BADX,Last: NaN,Change: 0").bytes(),
                        2));
    }

    @Test
    void brokenStructureRefusesTheFileWhole() throws Exception {
        List<String> arguments = new ArrayList<>();
        for (Refused file : REFUSED) {
            arguments.add(
                    Files.write(folder.resolve(file.name()), file.content()).toString());
        }
        arguments.add("--json");

        Product.Outcome outcome = product.run("ingest", arguments.toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(6);
        assertThat(outcome.out() + outcome.err()).doesNotContain("Exception", "\tat ");
        assertThat(outcome.objects()).zipSatisfy(REFUSED, (answer, file) -> {
            assertThat(answer.path("status").asText()).as(file.why()).isEqualTo("refused");
            assertThat(answer.path("reason").asText()).as(file.why()).isNotBlank();
            assertThat(answer.path("file").asText()).as(file.why()).endsWith(file.name());
            if (file.line() > 0) {
                assertThat(answer.path("line").asInt()).as(file.why()).isEqualTo(file.line());
            }
        });
    }

    @Test
    void oneBadValueDropsItsContract() throws Exception {
        byte[] content = QuoteFile.of("BADY", AS_OF)
                .withRow(3, row -> column(row, IV_COLUMN, "abc"))
                .bytes();

        JsonNode answer = product.ingest(Files.write(folder.resolve("one.csv"), content));

        assertThat(answer.path("status").asText()).isEqualTo("accepted");
        assertThat(answer.path("contracts_received").asInt()).isEqualTo(82);
        assertThat(answer.path("accepted").asInt()).isEqualTo(81);
        assertThat(answer.path("dropped").size()).isEqualTo(1);
    }

    @Test
    void moreThanFivePercentBadContractsRefuseTheFile() throws Exception {
        QuoteFile file = QuoteFile.of("BADZ", AS_OF);
        for (int row = 0; row < 3; row++) {
            file = file.withRow(row, text -> column(text, STRIKE_COLUMN, "-5"));
        }

        Product.Outcome outcome = product.run(
                "ingest", Files.write(folder.resolve("many.csv"), file.bytes()).toString(), "--json");

        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(6);
    }

    @Test
    void aMislabelledFileIsReadForWhatItIs() throws Exception {
        byte[] content = gzip(QuoteFile.of("MISX", AS_OF).bytes());

        JsonNode answer = product.ingest(Files.write(folder.resolve("really-a-gzip.json"), content));

        assertThat(answer.path("status").asText()).isEqualTo("accepted");
        assertThat(answer.path("symbol").asText()).isEqualTo("MISX");
    }

    @Test
    void everyFileIsTriedAndReportedInOrder() throws Exception {
        Path bad = Files.write(folder.resolve("1-bad.csv"), new byte[] {1, 2, 3});
        Path good = Files.write(
                folder.resolve("2-good.csv"), QuoteFile.of("MISY", AS_OF).bytes());

        Product.Outcome outcome = product.run("ingest", bad.toString(), good.toString(), "--json");

        assertThat(outcome.exitCode()).isEqualTo(6);
        assertThat(outcome.objects())
                .extracting(answer -> answer.path("status").asText())
                .containsExactly("refused", "accepted");
    }

    @Test
    void aRefusedFileStaysInQuarantineWithItsReport() throws Exception {
        byte[] content = "not,a,chain\n".getBytes(StandardCharsets.UTF_8);
        JsonNode answer = product.ingest(Files.write(folder.resolve("kept.csv"), content));

        try (Stream<Path> files = Files.walk(product.data())) {
            String sha256 = EventIds.sha256(content);
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> file.toString().contains("quarantine")
                                    && file.getFileName().toString().startsWith(sha256)))
                    .anySatisfy(file -> assertThat(Files.readAllBytes(file)).isEqualTo(content))
                    .anySatisfy(file -> assertThat(Files.readString(file))
                            .contains(answer.path("reason").asText()));
        }
    }

    private static String column(String row, int index, String value) {
        String[] columns = row.split(",", -1);
        columns[index] = value;
        return String.join(",", columns);
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
