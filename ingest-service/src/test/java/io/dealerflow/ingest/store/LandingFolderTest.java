package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Landing;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingFolderTest {
    private static final Instant NOW = Instant.parse("2026-03-04T23:59:59.123Z");
    private static final byte[] CSV = ChainSamples.bytes(ChainSamples.csv(3));

    @TempDir
    private Path root;

    @Test
    void bytesAreKeptUnchangedUnderTheirHash() throws IOException {
        LandedFile file = landed(folder(NOW).land("cboe", new ByteArrayInputStream(CSV)));

        assertThat(file.sha256()).isEqualTo(EventIds.sha256(CSV));
        assertThat(file.key()).isEqualTo("cboe/2026-03-04/" + file.sha256() + ".csv");
        assertThat(file.receivedAt()).isEqualTo(NOW);
        assertThat(file.bytes()).isEqualTo(CSV.length);
        assertThat(root.resolve(file.key())).hasBinaryContent(CSV);
        assertThat(folder(NOW).open(file).readAllBytes()).isEqualTo(CSV);
    }

    @Test
    void extensionIsThatOfTheContent() throws IOException {
        byte[] json = ChainSamples.json(3).getBytes(StandardCharsets.UTF_8);

        assertThat(keyOf(json)).endsWith(".json");
        assertThat(keyOf(ChainSamples.gzip(json))).endsWith(".json.gz");
        assertThat(keyOf(ChainSamples.gzip(CSV))).endsWith(".csv.gz");
        assertThat(keyOf(new byte[] {1, 2, 3})).endsWith(".bin");
        assertThat(keyOf(new byte[0])).endsWith(".bin");
    }

    @Test
    void repeatIsRecognisedOnAnotherDay() throws IOException {
        LandedFile first = landed(folder(NOW).land("cboe", new ByteArrayInputStream(CSV)));

        Landing.Outcome again = folder(NOW.plusSeconds(100_000)).land("cboe", new ByteArrayInputStream(CSV));

        assertThat(again).isEqualTo(new Landing.Outcome.Landed(first, true));
        assertThat(folder(NOW).all()).containsExactly(first);
    }

    @Test
    void tooLargeAFileLeavesNothing() throws IOException {
        var folder = new LandingFolder(root, CSV.length - 1, clock(NOW));

        assertThat(folder.land("cboe", new ByteArrayInputStream(CSV)))
                .isEqualTo(new Landing.Outcome.TooLarge(CSV.length - 1));
        assertThat(files()).isEmpty();
    }

    @Test
    void brokenUploadLeavesNothing() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        Assertions.assertThatIOException().isThrownBy(() -> folder(NOW).land("cboe", broken));
        assertThat(files()).isEmpty();
    }

    @Test
    void refusedFileMovesToQuarantineWithItsReport() throws IOException {
        LandingFolder folder = folder(NOW);
        LandedFile file = landed(folder.land("cboe", new ByteArrayInputStream(CSV)));

        folder.quarantine(file, "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(root.resolve(file.key())).doesNotExist();
        assertThat(root.resolve("quarantine").resolve(file.key())).hasBinaryContent(CSV);
        assertThat(root.resolve("quarantine").resolve(file.key() + ".report.json"))
                .hasContent("{}");
        assertThat(folder.all()).isEmpty();

        LandedFile again = landed(folder.land("cboe", new ByteArrayInputStream(CSV)));
        folder.quarantine(again, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(files()).hasSize(2);
    }

    @Test
    void allAreListedTheOldestFirst() throws IOException {
        LandedFile second = landed(folder(NOW).land("cboe", new ByteArrayInputStream(CSV)));
        LandedFile first = landed(folder(NOW.minusSeconds(5)).land("other", new ByteArrayInputStream(CSV)));

        assertThat(folder(NOW).all()).containsExactly(first, second);
    }

    @Test
    void halfReceivedFilesAreDiscarded() throws IOException {
        Files.createDirectories(root.resolve(".incoming"));
        Files.writeString(root.resolve(".incoming/1.part"), "half");

        folder(NOW).discardIncomplete();

        assertThat(files()).isEmpty();
    }

    private String keyOf(byte[] bytes) throws IOException {
        return landed(folder(NOW).land("cboe", new ByteArrayInputStream(bytes))).key();
    }

    private LandingFolder folder(Instant now) {
        return new LandingFolder(root, 1 << 20, clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private List<Path> files() {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static LandedFile landed(Landing.Outcome outcome) {
        return ((Landing.Outcome.Landed) outcome).file();
    }
}
