package io.dealerflow.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose records are counted, and become no event. */
class FilesWithoutEventsTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    private Path root;

    private final MovableClock clock = new MovableClock(NOON);
    private final InMemoryManifest.Tables tables = new InMemoryManifest.Tables();
    private final InMemoryTopic broker = new InMemoryTopic();
    private final List<QualityReport> counted = new ArrayList<>();
    private InMemoryManifest manifest;
    private Landing landing;
    private Intake intake;
    private Recovery recovery;

    @BeforeEach
    void start() {
        manifest = new InMemoryManifest(tables, "instance", clock);
        landing = new Landing(new FolderStore(root), 1 << 20, "instance", clock);
        var formats = new Formats(List.of(new Counting()));
        var dependencies = new Intake.Dependencies(
                landing, formats, manifest, broker, new CountingMeter(counted), Lineage.NONE, clock);
        intake = new Intake(dependencies, new Intake.Limits(1, 1, Duration.ofSeconds(5), Duration.ofSeconds(5)));
        recovery = new Recovery(intake, landing, manifest, InMemoryManifest.CLAIM_LIFETIME);
    }

    @Test
    @DisplayName("the receipt says what was counted; a repeat is answered alike and not counted again")
    void acceptedAndRepeated() throws IOException {
        var accepted = (IntakeOutcome.Accepted) take();
        var repeated = (IntakeOutcome.Accepted) take();

        assertThat(repeated).isEqualTo(accepted);
        assertThat(accepted.kind()).isEqualTo(FileKind.MARKET_DATA);
        assertThat(accepted.first()).isNull();
        assertThat(accepted.recordsByType()).isEqualTo(Map.of("trades", 2));
        assertThat(accepted.extent()).isEqualTo(new IntakeOutcome.Extent(0, NOON, NOON, List.of("ESM4")));
        assertThat(tables.files).hasSize(1);
        assertThat(broker.published).isEmpty();
        assertThat(landing.pending(Duration.ZERO)).isEmpty();
        assertThat(counted).hasSize(1);
    }

    @Test
    @DisplayName("while the database is away such a file is pending, and recovery records it")
    void recordedLater() throws IOException {
        manifest.away = true;
        assertThat(take()).isInstanceOf(IntakeOutcome.Pending.class);

        manifest.away = false;
        assertThat(recovery.pass().resumed()).hasSize(1);

        assertThat(tables.files).hasSize(1);
        assertThat(counted).hasSize(1);
    }

    private IntakeOutcome take() throws IOException {
        byte[] bytes = "anything".getBytes(StandardCharsets.UTF_8);
        return intake.take(new Upload(null, "file", null), new ByteArrayInputStream(bytes));
    }

    private record Counting() implements Format {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Set<FileKind> kinds() {
            return Set.of(FileKind.MARKET_DATA);
        }

        @Override
        public String source() {
            return "counted";
        }

        @Override
        public boolean recognises(byte[] head) {
            return true;
        }

        @Override
        public Reading read(Arrival arrival, InputStream bytes) {
            var contents = new Reading.Contents(NOON, NOON, List.of("ESM4"), Map.of("trades", 2));
            return new Reading.Read(FileKind.MARKET_DATA, List.of(), new QualityReport(2, Map.of()), contents);
        }
    }

    private record CountingMeter(List<QualityReport> counted) implements IntakeMeter {
        @Override
        public void took(Stage stage, Duration time) {}

        @Override
        public void landed(LandedFile file, boolean repeat) {}

        @Override
        public void accepted(LandedFile file, String format, QualityReport quality) {
            counted.add(quality);
        }

        @Override
        public void refused(LandedFile file, String format, Reading.Refused refused) {}

        @Override
        public void reported(FileQuality report) {}

        @Override
        public void rejected(String source) {}

        @Override
        public void published(Event event, Duration latency) {}
    }
}
