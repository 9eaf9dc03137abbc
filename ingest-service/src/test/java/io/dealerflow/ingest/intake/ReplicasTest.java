package io.dealerflow.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.objects.ObjectStore;
import io.dealerflow.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances of the intake on one landing folder, manifest and topic. */
class ReplicasTest {
    private static final byte[] CSV = ChainSamples.bytes(ChainSamples.csv(10));
    private static final byte[] BAD = ChainSamples.bytes(ChainSamples.csv(0));

    /** More than the calls that one file needs. */
    private static final int MAX_CALLS = 40;

    @TempDir
    private Path temporary;

    private Path root = Path.of("");
    private InMemoryManifest.Tables tables = new InMemoryManifest.Tables();
    private InMemoryTopic topic = new InMemoryTopic();
    private final MovableClock clock = new MovableClock(Instant.now());

    /** One running service. */
    private record Replica(Intake intake, Recovery recovery) {}

    private Replica replica(String name, Crashes crashes) {
        ObjectStore store = crashes.around(ObjectStore.class, new FolderStore(root));
        Manifest manifest = crashes.around(Manifest.class, new InMemoryManifest(tables, name, clock));
        Landing landing = new Landing(store, 1 << 20, name, clock);
        var intake = new Intake(
                new Intake.Dependencies(
                        landing,
                        new Formats(List.of(new CboeOptionChains(ParseLimits.DEFAULT))),
                        manifest,
                        crashes.around(Publisher.class, topic),
                        new NoMeter(),
                        Lineage.NONE,
                        clock),
                new Intake.Limits(2, 10, Duration.ofSeconds(10), Duration.ofSeconds(10)));
        return new Replica(intake, new Recovery(intake, landing, manifest, InMemoryManifest.CLAIM_LIFETIME));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("whichever step an instance stops at, the other completes the file and nothing is lost or doubled")
    void theOtherCompletesPendingWork(boolean afterTheCall) throws IOException {
        for (int call = 0; call < MAX_CALLS; call++) {
            startAfresh(call);
            var crashes = new Crashes(call, afterTheCall);
            Replica other = replica("b", Crashes.NONE);
            other.recovery().pass();

            boolean isReceived = take(replica("a", crashes), CSV) || isLanded();
            clock.advance(InMemoryManifest.CLAIM_LIFETIME.plusSeconds(60));
            other.recovery().pass();
            other.recovery().pass();

            assertThat(Set.copyOf(topic.ids())).as(crashes.place()).hasSize(isReceived ? 1 : 0);
            assertThat(topic.published)
                    .as(crashes.place())
                    .hasSizeLessThanOrEqualTo(crashes.isUnacknowledged() ? 2 : 1);
            assertThat(tables.observations.values()).as(crashes.place()).allMatch(row -> row.isPublished);
            assertThat(pendingNotes()).as(crashes.place()).isEmpty();
            assertReported(crashes, isReceived);
            if (!crashes.hasHappened()) {
                assertThat(call).isGreaterThan(10);
                return;
            }
        }
        throw new AssertionError("a file needs more than " + MAX_CALLS + " calls");
    }

    @Test
    @DisplayName("whichever step an instance stops at, the other quarantines a bad file")
    void theOtherQuarantinesPendingFiles() throws IOException {
        for (int call = 0; call < MAX_CALLS; call++) {
            startAfresh(call);
            var crashes = new Crashes(call, true);
            boolean isReceived = take(replica("a", crashes), BAD) || isLanded();
            clock.advance(InMemoryManifest.CLAIM_LIFETIME.plusSeconds(60));
            replica("b", Crashes.NONE).recovery().pass();

            assertThat(files("quarantine", ".csv")).as(crashes.place()).hasSize(isReceived ? 1 : 0);
            assertThat(files("quarantine", ".report.json")).as(crashes.place()).hasSize(isReceived ? 1 : 0);
            assertThat(files("cboe", ".csv")).as(crashes.place()).isEmpty();
            assertThat(pendingNotes()).as(crashes.place()).isEmpty();
            assertReported(crashes, isReceived);
            if (!crashes.hasHappened()) {
                return;
            }
        }
        throw new AssertionError("a file needs more than " + MAX_CALLS + " calls");
    }

    @Test
    @DisplayName("a file that is sent to both instances at once, and recovered by both meanwhile, is published once")
    void competingInstancesPublishOnce() throws Exception {
        for (int round = 0; round < 8; round++) {
            startAfresh(round);
            Replica a = replica("a", Crashes.NONE);
            Replica b = replica("b", Crashes.NONE);
            List<Callable<Boolean>> work = new ArrayList<>();
            for (Replica replica : List.of(a, b, a, b)) {
                work.add(() -> take(replica, CSV));
                work.add(() -> take(replica, ChainSamples.gzip(CSV)));
                work.add(() -> replica.recovery().pass().failures().isEmpty());
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var outcome : threads.invokeAll(work)) {
                    assertThat(outcome.get()).isTrue();
                }
            }

            assertThat(topic.published).hasSize(1);
            assertThat(tables.observations.values()).allMatch(row -> row.isPublished);
            assertThat(tables.files).hasSize(2);
            assertThat(pendingNotes()).isEmpty();
        }
    }

    /** The report on the file is published, under one id even where it is published twice. */
    private void assertReported(Crashes crashes, boolean isReceived) {
        assertThat(topic.reports.stream().map(FileQuality::eventId).distinct())
                .as(crashes.place())
                .hasSize(isReceived ? 1 : 0);
        assertThat(tables.reports.values()).as(crashes.place()).allMatch(report -> report.isPublished);
    }

    private void startAfresh(int run) throws IOException {
        root = Files.createDirectory(temporary.resolve("run-" + run + "-" + System.nanoTime()));
        tables = new InMemoryManifest.Tables();
        topic = new InMemoryTopic();
    }

    /** Sends until the service returns a result; false when it crashes. */
    private static boolean take(Replica replica, byte[] bytes) throws IOException {
        try {
            IntakeOutcome outcome;
            do {
                outcome = replica.intake().take(new Upload("cboe", "file.csv", null), new ByteArrayInputStream(bytes));
            } while (outcome instanceof IntakeOutcome.Pending);
            assertThat(outcome).isInstanceOfAny(IntakeOutcome.Accepted.class, IntakeOutcome.Refused.class);
            return true;
        } catch (Crashes.Crash e) {
            return false;
        }
    }

    private boolean isLanded() throws IOException {
        return !files("cboe", ".csv").isEmpty() || !files("quarantine", ".csv").isEmpty();
    }

    private List<Path> pendingNotes() throws IOException {
        return files(".pending", "");
    }

    private List<Path> files(String folder, String suffix) throws IOException {
        if (Files.notExists(root.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root.resolve(folder))) {
            return paths.filter(
                            path -> Files.isRegularFile(path) && path.toString().endsWith(suffix))
                    .toList();
        }
    }
}
