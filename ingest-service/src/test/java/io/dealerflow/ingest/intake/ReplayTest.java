package io.dealerflow.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.replay.Replay;
import io.dealerflow.ingest.replay.ReplayIndex;
import io.dealerflow.ingest.replay.ReplayQuery;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    private Path root;

    private final InMemoryManifest.Tables tables = new InMemoryManifest.Tables();
    private final InMemoryTopic broker = new InMemoryTopic();
    private final List<ReplayProgress> progress = new ArrayList<>();
    private Intake intake;

    @BeforeEach
    void start() {
        var clock = new MovableClock(NOON);
        var landing = new Landing(new FolderStore(root), 1 << 20, "one", clock);
        var formats = new Formats(List.of(new CboeOptionChains(ParseLimits.DEFAULT)));
        var manifest = new InMemoryManifest(tables, "one", clock);
        intake = new Intake(
                new Intake.Dependencies(landing, formats, manifest, broker, new NoMeter(), Lineage.NONE, clock),
                new Intake.Limits(2, 2, Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @Test
    @DisplayName(
            "events are published again in the order of their time, with the same ids and contents, marked as replayed")
    void inOrderOfEventTime() throws Exception {
        upload("4001.5", NOON.plusSeconds(120));
        upload("4002.5", NOON);
        upload("4003.5", NOON.plusSeconds(60));
        List<Event> first = List.copyOf(broker.published);
        List<Event> inOrder = Stream.of(1, 2, 0).map(first::get).toList();
        List<Publisher.Origin> firstOrigins = List.copyOf(broker.origins);
        broker.published.clear();
        broker.origins.clear();

        replay(NOON, NOON.plusSeconds(3600), Double.POSITIVE_INFINITY);

        assertThat(broker.published)
                .extracting(Event::eventId)
                .isEqualTo(inOrder.stream().map(Event::eventId).toList());
        assertThat(broker.published)
                .extracting(ReplayTest::hash)
                .isEqualTo(inOrder.stream().map(ReplayTest::hash).toList());
        assertThat(broker.origins)
                .extracting(Publisher.Origin::runId)
                .containsExactly(
                        firstOrigins.get(1).runId(),
                        firstOrigins.get(2).runId(),
                        firstOrigins.get(0).runId());
        assertThat(broker.origins).allMatch(Publisher.Origin::isReplayed);
        assertThat(firstOrigins).noneMatch(Publisher.Origin::isReplayed);
        assertThat(progress).last().isEqualTo(new ReplayProgress("done", 3, 3, 0, NOON.plusSeconds(120), null));
        assertThat(tables.observations).hasSize(3);
    }

    @Test
    void onlyWhatIsInTheRange() throws Exception {
        upload("4001.5", NOON.minusSeconds(1));
        upload("4002.5", NOON);
        upload("4003.5", NOON.plusSeconds(60));
        broker.published.clear();

        replay(NOON, NOON.plusSeconds(60), Double.POSITIVE_INFINITY);

        assertThat(broker.published).extracting(Event::asOf).containsExactly(NOON);
    }

    @Test
    @DisplayName("between two events passes the time between their instants, divided by the speed")
    void keepsPace() throws Exception {
        upload("4001.5", NOON);
        upload("4002.5", NOON.plusSeconds(300));
        long start = System.nanoTime();

        replay(NOON, NOON.plusSeconds(3600), 1_000);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofMinutes(1));
    }

    @Test
    void filesThatAreNotInLandingAreCounted() throws Exception {
        upload("4001.5", NOON);
        upload("4002.5", NOON.plusSeconds(60));
        broker.published.clear();
        try (Stream<Path> files = Files.walk(root.resolve("cboe"))) {
            Files.delete(files.filter(Files::isRegularFile).findFirst().orElseThrow());
        }

        replay(NOON, NOON.plusSeconds(3600), Double.POSITIVE_INFINITY);

        assertThat(broker.published).hasSize(1);
        assertThat(progress.getLast().missing()).isEqualTo(1);
        assertThat(progress.getLast().published()).isEqualTo(1);
    }

    @Test
    void brokerThatDoesNotAnswerEndsIt() throws Exception {
        upload("4001.5", NOON);
        broker.away = true;

        replay(NOON, NOON.plusSeconds(3600), Double.POSITIVE_INFINITY);

        assertThat(progress.getLast().status()).isEqualTo(ReplayProgress.FAILED);
        assertThat(progress.getLast().published()).isZero();
    }

    private static String hash(Event event) {
        return EventIds.sha256(Wire.writeCbor(event));
    }

    private void upload(String spot, Instant asOf) throws IOException {
        intake.take(new Upload("cboe", "file.csv", asOf), new ByteArrayInputStream(ChainSamples.withSpot(spot)));
    }

    private void replay(Instant from, Instant to, double speed) throws InterruptedException {
        new Replay(new Replay.Dependencies(new Index(), intake, broker, Clock.systemUTC()))
                .run(new ReplayQuery(from, to, Set.of(FileKind.OPTION_CHAIN), Set.of(), speed), progress::add);
    }

    /** Over the shared tables; two entries at a time would do. */
    private final class Index implements ReplayIndex {
        @Override
        public long count(ReplayQuery query) {
            return after(query, null, Integer.MAX_VALUE).size();
        }

        @Override
        public List<Entry> after(ReplayQuery query, @Nullable Entry last, int limit) {
            return tables.observations.values().stream()
                    .map(row -> new Entry(
                            row.observed.event().eventId(), row.observed.event().asOf(), 0, row.arrival))
                    .filter(entry ->
                            !entry.asOf().isBefore(query.from()) && entry.asOf().isBefore(query.to()))
                    .filter(entry -> last == null || entry.asOf().isAfter(last.asOf()))
                    .sorted(Comparator.comparing(Entry::asOf))
                    .limit(limit)
                    .toList();
        }
    }
}
