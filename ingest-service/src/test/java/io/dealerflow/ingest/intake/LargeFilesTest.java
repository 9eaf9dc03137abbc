package io.dealerflow.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of more events than are recorded at once. */
class LargeFilesTest {
    private static final int EVENTS = 12_001;

    @TempDir
    private Path root;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-04T12:00:00Z"));
    private final InMemoryManifest.Tables tables = new InMemoryManifest.Tables();
    private final InMemoryTopic broker = new InMemoryTopic();
    private int limit = Integer.MAX_VALUE;
    private Landing landing;
    private Intake intake;
    private Recovery recovery;

    @BeforeEach
    void start() {
        var manifest = new InMemoryManifest(tables, "instance", clock);
        landing = new Landing(new FolderStore(root), 1 << 20, "instance", clock);
        var formats = new Formats(List.of(new ManyEvents(EVENTS)));
        Publisher limited = (event, origin) -> broker.published.size() < limit
                ? broker.publish(event, origin)
                : CompletableFuture.failedFuture(new UnavailableException("full", new IOException("full")));
        var dependencies =
                new Intake.Dependencies(landing, formats, manifest, limited, new NoMeter(), Lineage.NONE, clock);
        intake = new Intake(dependencies, new Intake.Limits(1, 1, Duration.ofSeconds(5), Duration.ofSeconds(5)));
        recovery = new Recovery(intake, landing, manifest, InMemoryManifest.CLAIM_LIFETIME);
    }

    @Test
    void everyEventIsPublishedInOrderAndTheReceiptCoversThem() throws IOException {
        var accepted = (IntakeOutcome.Accepted) take();

        assertThat(accepted.kind()).isEqualTo(FileKind.MACRO);
        assertThat(accepted.file().source()).isEqualTo("many");
        assertThat(accepted.extent().events()).isEqualTo(EVENTS);
        assertThat(accepted.extent().firstAsOf()).isEqualTo(ManyEvents.FIRST);
        assertThat(accepted.extent().lastAsOf()).isEqualTo(ManyEvents.FIRST.plusSeconds(EVENTS - 1));
        assertThat(accepted.extent().subjects())
                .startsWith("S0", "S1")
                .endsWith("S9")
                .hasSize(10);
        assertThat(broker.published).hasSize(EVENTS).isSortedAccordingTo(Comparator.comparing(Event::asOf));
        assertThat(tables.observations.values()).allMatch(row -> row.isPublished);
    }

    @Test
    @DisplayName("a file whose first part alone was published is completed by recovery, and nothing is published twice")
    void brokenOffAndResumed() throws IOException {
        limit = 7_000;

        var pending = (IntakeOutcome.Pending) take();

        assertThat(pending.cause()).isEqualTo(IntakeOutcome.Cause.BROKER_UNAVAILABLE);
        assertThat(tables.files).isEmpty();
        assertThat(landing.pending(Duration.ZERO)).hasSize(1);

        limit = Integer.MAX_VALUE;
        clock.advance(InMemoryManifest.CLAIM_LIFETIME);
        assertThat(recovery.pass().resumed()).hasSize(1);

        assertThat(broker.ids()).hasSize(EVENTS).doesNotHaveDuplicates();
        assertThat(tables.files).hasSize(1);
        assertThat(landing.pending(Duration.ZERO)).isEmpty();
    }

    private IntakeOutcome take() throws IOException {
        byte[] bytes = "anything".getBytes(StandardCharsets.UTF_8);
        return intake.take(new Upload(null, "file.csv", null), new ByteArrayInputStream(bytes));
    }
}
