package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Landing;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.objects.FolderStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Landing on a folder, by one instance and by two. */
class LandingTest {
    private static final Instant NOW = Instant.parse("2026-03-04T23:59:59.123Z");
    private static final byte[] CSV = ChainSamples.bytes(ChainSamples.csv(3));

    @TempDir
    private Path root;

    @Test
    void bytesAreKeptUnchangedUnderTheirHash() throws IOException {
        LandedFile file = land(folder(NOW), CSV).file();

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
        LandedFile first = land(folder(NOW), CSV).file();

        Landing.Kept again = land(folder(NOW.plusSeconds(100_000)), CSV);

        assertThat(again).isEqualTo(new Landing.Kept(first, true));
        assertThat(folder(NOW).all()).containsExactly(first);
    }

    @Test
    @DisplayName("the instant that a sender gives survives a crash, and the same bytes with another are another file")
    void instantGivenByHandIsKept() throws IOException {
        Instant given = Instant.parse("2026-03-04T15:30:00.250Z");
        Landing landing = folder(NOW);
        LandedFile plain = land(landing, CSV).file();
        try (var incoming = landing.receive(new Upload("cboe", "file.csv", given), new ByteArrayInputStream(CSV))) {
            landing.keep(incoming);
        }

        LandedFile pending = folder(NOW).pending(Duration.ZERO).getFirst().file();

        assertThat(pending.asOf()).isEqualTo(given);
        assertThat(pending.sha256()).isEqualTo(plain.sha256());
        assertThat(pending.key()).isEqualTo("cboe/2026-03-04/" + plain.sha256() + "@20260304T153000250Z.csv");
        assertThat(landing.all()).containsExactlyInAnyOrder(plain, pending);
        assertThat(LandedFile.of(pending.key(), pending.bytes(), NOW)).isEqualTo(pending);
    }

    @Test
    void tooLargeAFileLeavesNothing() throws IOException {
        var folder = new Landing(new FolderStore(root), CSV.length - 1, "a", clock(NOW));

        try (var incoming = folder.receive(upload("cboe"), new ByteArrayInputStream(CSV))) {
            assertThat(incoming.isTooLarge()).isTrue();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void brokenUploadLeavesNothing() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        Assertions.assertThatIOException().isThrownBy(() -> folder(NOW).receive(upload("cboe"), broken));
        assertThat(files()).isEmpty();
    }

    @Test
    void refusedFileMovesToQuarantineWithItsReport() throws IOException {
        Landing folder = folder(NOW);
        LandedFile file = land(folder, CSV).file();

        folder.quarantine(named(file), "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(root.resolve(file.key())).doesNotExist();
        assertThat(root.resolve("quarantine").resolve(file.key())).hasBinaryContent(CSV);
        assertThat(root.resolve("quarantine").resolve(file.key() + ".report.json"))
                .hasContent("{}");
        assertThat(root.resolve("quarantine").resolve(file.key() + ".description.json"))
                .hasContent("{\"filename\":\"file.csv\",\"received_at\":\"2026-03-04T23:59:59.123Z\"}");
        assertThat(folder.all()).isEmpty();

        LandedFile again = land(folder, CSV).file();
        folder.quarantine(named(again), "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(files()).hasSize(3);
    }

    @Test
    void allAreListedTheOldestFirst() throws IOException {
        LandedFile second = land(folder(NOW), CSV).file();
        LandedFile first = land(folder(NOW.minusSeconds(5)), "other", CSV).file();

        assertThat(folder(NOW).all()).containsExactly(first, second);
    }

    @Test
    void halfReceivedFilesAreDiscarded() throws IOException {
        Path part = Files.writeString(
                Files.createDirectories(root.resolve(".incoming")).resolve("1.part"), "half");
        Files.setLastModifiedTime(part, FileTime.from(NOW.minus(Duration.ofHours(2))));

        folder(NOW).discardAbandonedParts();

        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("a file that another instance is receiving is not deleted when this one starts")
    void neighboursPartIsLeftAlone() throws IOException {
        try (var incoming = instance("b", NOW).receive(upload("cboe"), new ByteArrayInputStream(CSV))) {
            instance("a", Instant.now()).discardAbandonedParts();

            LandedFile file = instance("b", NOW).keep(incoming).file();
            assertThat(root.resolve(file.key())).hasBinaryContent(CSV);
        }
    }

    @Test
    void keptFileIsPendingUnderItsNameUntilItIsRecorded() throws IOException {
        Landing landing = folder(NOW);
        try (var incoming =
                landing.receive(new Upload("cboe", "Mein Kurszettel, März.csv", null), new ByteArrayInputStream(CSV))) {
            LandedFile file = landing.keep(incoming).file();

            assertThat(landing.pending(Duration.ZERO)).containsExactly(new Arrival(file, "Mein Kurszettel, März.csv"));
            landing.recorded(named(file));
            assertThat(landing.pending(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void pendingFileOfAnotherInstanceIsLeftToItForAWhile() throws IOException {
        Instant now = Instant.now();
        try (var incoming = instance("b", now).receive(upload("cboe"), new ByteArrayInputStream(CSV))) {
            instance("b", now).keep(incoming);
        }

        assertThat(instance("a", now.plusSeconds(20)).pending(Duration.ofSeconds(60)))
                .isEmpty();
        assertThat(instance("a", now.plusSeconds(90)).pending(Duration.ofSeconds(60)))
                .hasSize(1);
    }

    @Test
    void fileThatAnotherInstanceQuarantinedMeanwhileStaysThere() throws IOException {
        LandedFile file = land(instance("a", NOW), CSV).file();
        instance("b", NOW).quarantine(named(file), "{}".getBytes(StandardCharsets.UTF_8));

        instance("a", NOW).quarantine(named(file), "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(root.resolve("quarantine").resolve(file.key())).hasBinaryContent(CSV);
        assertThat(files()).hasSize(3);
    }

    @Test
    @DisplayName(
            "a copy of landing has the name and the time of receipt of each file, also when the copy has other times of its own")
    void copyHasNamesAndTimes() throws IOException {
        LandedFile file = land(folder(NOW), CSV).file();
        Path copy =
                Files.createDirectories(root.resolve("copy").resolve(file.key()).getParent());
        for (String name : List.of(file.key(), file.key() + ".description.json")) {
            Files.copy(root.resolve(name), copy.resolve(Path.of(name).getFileName()));
        }
        var other = new Landing(new FolderStore(root.resolve("copy")), 1 << 20, "other", clock(NOW));

        LandedFile found = other.all().getFirst();

        assertThat(found.receivedAt()).isNotEqualTo(NOW);
        assertThat(other.arrival(found)).isEqualTo(named(file));
    }

    @Test
    @DisplayName("a file that is sent again under another name keeps its first")
    void firstNameIsKept() throws IOException {
        Landing landing = folder(NOW);
        LandedFile file = land(landing, CSV).file();

        landing.recorded(new Arrival(file, "another.csv"));

        assertThat(landing.arrival(file)).isEqualTo(named(file));
    }

    @Test
    void whatIsNotADescriptionIsNamed() throws IOException {
        LandedFile file = land(folder(NOW), CSV).file();
        Files.writeString(root.resolve(file.key() + ".description.json"), "{\"filename\":\"file.csv\"}");

        assertThatIllegalStateException()
                .isThrownBy(() -> folder(NOW).arrival(file))
                .withMessageStartingWith(file.key() + ".description.json is not the description of a file");
    }

    private String keyOf(byte[] bytes) throws IOException {
        return land(folder(NOW), bytes).file().key();
    }

    private Landing folder(Instant now) {
        return instance("a", now);
    }

    private Landing instance(String name, Instant now) {
        return new Landing(new FolderStore(root), 1 << 20, name, clock(now));
    }

    private static Landing.Kept land(Landing landing, byte[] bytes) throws IOException {
        return land(landing, "cboe", bytes);
    }

    /** As the intake does, and as if the file were recorded at once. */
    private static Landing.Kept land(Landing landing, String source, byte[] bytes) throws IOException {
        try (var incoming = landing.receive(upload(source), new ByteArrayInputStream(bytes))) {
            Landing.Kept kept = landing.keep(incoming);
            landing.recorded(named(kept.file()));
            return kept;
        }
    }

    private static Arrival named(LandedFile file) {
        return new Arrival(file, "file.csv");
    }

    private static Upload upload(String source) {
        return new Upload(source, "file.csv", null);
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
}
