package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.ingest.IngestSystem;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Manifest;
import io.dealerflow.ingest.intake.ManyEvents;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.kit.database.Db;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Instances that share a manifest. Every test has its own observation, distinguished by its spot. */
@QuarkusTest
class ManifestStoreIT extends IngestSystem {
    @Inject
    Db db;

    @Test
    void unrecordedFilesAreDistinguished() throws Exception {
        LandedFile unrecorded = file(ChainSamples.withSpot("4106.5"));
        LandedFile recorded = file(ChainSamples.withSpot("4107.5"));
        Manifest manifest = instance("first");
        manifest.record(entry(recorded, ChainSamples.withSpot("4107.5")));

        assertThat(manifest.unrecorded(List.of(recorded, unrecorded))).containsExactly(unrecorded);
    }

    @Test
    @DisplayName(
            "a file that is older than the retention of the manifest is not looked for, so that it is not published again")
    void filesOfBeforeTheRetentionAreNotUnrecorded() {
        LandedFile file = file(ChainSamples.withSpot("4110.5"));
        var claim = new Claim("first", Duration.ofSeconds(3));
        Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));

        assertThat(new ManifestStore(db, claim, tomorrow, Optional.of(Duration.ofHours(23))).unrecorded(List.of(file)))
                .isEmpty();
        assertThat(new ManifestStore(db, claim, tomorrow, Optional.of(Duration.ofHours(25))).unrecorded(List.of(file)))
                .containsExactly(file);
    }

    @Test
    @DisplayName("of instances that record one file at once, one alone may publish it")
    void oneOfManyInstancesClaimsAnObservation() throws Exception {
        byte[] csv = ChainSamples.withSpot("4108.5");
        LandedFile file = file(csv);
        Callable<Manifest.Progress> claim = () -> instance(UUID.randomUUID().toString())
                .record(entry(file, csv))
                .getFirst()
                .progress();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Manifest.Progress> progress = new ArrayList<>();
            for (Future<Manifest.Progress> outcome : threads.invokeAll(Collections.nCopies(8, claim))) {
                progress.add(outcome.get());
            }

            assertThat(progress).containsOnlyOnce(Manifest.Progress.CLAIMED);
            assertThat(progress).containsOnly(Manifest.Progress.CLAIMED, Manifest.Progress.IN_PROGRESS);
        }
    }

    @Test
    void releasedObservationIsClaimedAgainAndAPublishedOneIsNot() throws Exception {
        byte[] csv = ChainSamples.withSpot("4109.5");
        Manifest.Part entry = entry(file(csv), csv);
        List<String> ids = List.of(entry.observations().getFirst().event().eventId());
        Manifest first = instance("first");
        Manifest second = instance("second");

        assertThat(progress(first, entry)).isEqualTo(Manifest.Progress.CLAIMED);
        second.release(ids);
        assertThat(progress(second, entry)).isEqualTo(Manifest.Progress.IN_PROGRESS);
        first.release(ids);
        assertThat(progress(second, entry)).isEqualTo(Manifest.Progress.CLAIMED);
        second.markPublished(ids);
        assertThat(progress(first, entry)).isEqualTo(Manifest.Progress.PUBLISHED);
    }

    @Test
    @DisplayName("thousands of events are recorded at once, in their order, and a repeat claims none of them again")
    void thousandsOfEvents() throws Exception {
        LandedFile file = file(("many " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
        var arrival = new Arrival(file, "many");
        var read = (Reading.Read) new ManyEvents(5_000).read(arrival, new ByteArrayInputStream(new byte[0]));
        Manifest.Part part = new Manifest.Entry(arrival, "many", read).part(0, Integer.MAX_VALUE);
        List<String> ids = part.observations().stream()
                .map(observed -> observed.event().eventId())
                .toList();

        assertThat(instance("first").record(part))
                .hasSize(5_000)
                .extracting(Manifest.Recorded::progress)
                .containsOnly(Manifest.Progress.CLAIMED);
        instance("first").markPublished(ids.subList(0, 4_999));

        List<Manifest.Recorded> again = instance("second").record(part);
        assertThat(again.subList(0, 4_999))
                .extracting(Manifest.Recorded::progress)
                .containsOnly(Manifest.Progress.PUBLISHED);
        assertThat(again.getLast().progress()).isEqualTo(Manifest.Progress.IN_PROGRESS);
        instance("first").markPublished(ids);
    }

    @Test
    @DisplayName("a source is of every kind of its files")
    void kindsOfASource() throws Exception {
        Manifest manifest = instance("first");
        for (FileKind kind : List.of(FileKind.MACRO, FileKind.BARS, FileKind.MACRO)) {
            LandedFile file = LandedFile.of(
                    "several-kinds/2026-03-04/"
                            + EventIds.sha256((kind + UUID.randomUUID().toString()).getBytes(StandardCharsets.UTF_8))
                            + ".csv",
                    1,
                    Instant.now());
            var arrival = new Arrival(file, "many");
            var read = (Reading.Read) new ManyEvents(1).read(arrival, new ByteArrayInputStream(new byte[0]));
            var ofKind = new Reading.Read(kind, read.observations(), read.quality());
            manifest.record(new Manifest.Entry(arrival, "many", ofKind).part(0, Integer.MAX_VALUE));
        }

        assertThat(query("SELECT array_to_string(kinds, ' ') FROM ingest.source_status WHERE source = 'several-kinds'"))
                .containsExactly("bars macro");
    }

    private static Manifest.Progress progress(Manifest manifest, Manifest.Part entry) {
        return manifest.record(entry).getFirst().progress();
    }

    /** The manifest of an otherwise idle instance, whose claims outlast a test. */
    private Manifest instance(String instance) {
        return new ManifestStore(db, new Claim(instance, Duration.ofMinutes(5)), Clock.systemUTC(), Optional.empty());
    }

    private static Manifest.Part entry(LandedFile file, byte[] csv) throws IOException {
        var format = new CboeOptionChains(ParseLimits.DEFAULT);
        var arrival = new Arrival(file, "crashed.csv");
        var read = (Reading.Read) format.read(arrival, new ByteArrayInputStream(csv));
        return new Manifest.Entry(arrival, format.name(), read).part(0, Integer.MAX_VALUE);
    }

    /** A file that is not in landing, so that the service does not process it meanwhile. */
    private static LandedFile file(byte[] bytes) {
        return LandedFile.of("cboe/2026-03-04/" + EventIds.sha256(bytes) + ".csv", bytes.length, Instant.now());
    }
}
