package io.dealerflow.gexapi.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int EVENTS = 3_000;

    private final MemoryLog log = new MemoryLog();
    private final AtomicInteger lookups = new AtomicInteger();
    private final EventStream stream = new EventStream(
            log,
            this::full,
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(GexApiConfig.class)
                    .withDefaultValue("dealerflow.gex.predict.rate.requests-per-minute", "30")
                    .withDefaultValue("dealerflow.gex.predict.rate.burst", "30")
                    .withDefaultValue("dealerflow.gex.streams.window", "100")
                    .withDefaultValue("dealerflow.gex.streams.conflate-beyond", "20")
                    .build()
                    .getConfigMapping(GexApiConfig.class));

    /** Not available the first time. */
    private Uni<StreamEvent> full(StreamEvent snapshot) {
        return lookups.getAndIncrement() == 0
                ? Uni.createFrom().failure(new UnavailableException("no database", new IllegalStateException()))
                : Uni.createFrom().item(snapshot.withData("{\"by_strike\":[]}"));
    }

    @Test
    @DisplayName("full snapshots take the place of headlines, also when the database does not answer at first")
    void fullSnapshots() {
        log.events.add(Events.snapshot(1, "SPX"));
        log.events.add(Events.event(2, EventType.SCORE, null, "SPX"));
        stream.refresh();

        AssertSubscriber<StreamEvent> reader = read(0, EventFilter.ALL, true, 10);
        reader.awaitItems(2, PATIENCE);
        reader.cancel();

        assertThat(reader.getItems().getFirst().json())
                .startsWith("{\"seq\":1,")
                .endsWith(",\"replayed\":false,\"data\":{\"by_strike\":[]}}");
        assertThat(reader.getItems().getLast()).isEqualTo(log.events.getLast());
        assertThat(lookups).hasValue(2);
    }

    private static final class MemoryLog implements EventLog {
        private final List<StreamEvent> events = new CopyOnWriteArrayList<>();

        @Override
        public Uni<Long> newestSeq() {
            return Uni.createFrom().item((long) events.size());
        }

        @Override
        public Uni<List<StreamEvent>> after(long seq, int limit) {
            return Uni.createFrom()
                    .item(() -> events.subList((int) seq, (int) Math.min(events.size(), seq + limit)).stream()
                            .toList());
        }

        @Override
        public Uni<Void> add(List<NewEvent> added) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Void> addSnapshots(List<Received<GexSnapshot>> snapshots) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<EventPage> find(EventQuery query) {
            throw new UnsupportedOperationException();
        }
    }

    private AssertSubscriber<StreamEvent> read(long after, EventFilter filter, boolean full, long requested) {
        return stream.after(after, filter, full)
                .onItem()
                .<StreamEvent>disjoint()
                .subscribe()
                .withSubscriber(AssertSubscriber.create(requested));
    }

    /** Snapshots of two symbols in turn, every 100th event an alert. */
    private void happens(long seq) {
        log.events.add(
                seq % 100 == 0
                        ? Events.alert(seq, "SPX", Severity.CRITICAL)
                        : Events.snapshot(seq, seq % 2 == 0 ? "SPX" : "NDX"));
        stream.refresh();
    }

    private AssertSubscriber<StreamEvent> slowReader(EventFilter filter) {
        AssertSubscriber<StreamEvent> reader = read(stream.newestSeq(), filter, false, 0);
        LongStream.rangeClosed(1, EVENTS).forEach(this::happens);
        reader.request(Long.MAX_VALUE);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !reader.getItems().isEmpty()
                        && reader.getItems().getLast().seq() == EVENTS);
        return reader;
    }

    @Test
    @DisplayName("a reader that does not read gets every alert later, but few of the snapshots it has missed")
    void slowReaderGetsEveryAlert() {
        stream.refresh();

        List<StreamEvent> got = slowReader(EventFilter.ALL).getItems();

        assertThat(got.stream().filter(event -> event.type() == EventType.ALERT))
                .hasSize(EVENTS / 100);
        assertThat(got.stream().filter(event -> event.type() == EventType.SNAPSHOT))
                .hasSizeLessThan(EVENTS / 5);
        assertThat(got).extracting(StreamEvent::seq).isSorted().doesNotHaveDuplicates();
        assertThat(got)
                .as("the newest snapshot of each symbol is among them")
                .extracting(StreamEvent::seq)
                .contains(2_998L, 2_999L);
    }

    @Test
    void filtersApplyToTheStream() {
        stream.refresh();

        List<StreamEvent> got = slowReader(new EventFilter(Set.of("SPX"), Set.of(EventType.ALERT), null))
                .getItems();

        assertThat(got).hasSize(EVENTS / 100);
    }

    @Test
    @DisplayName("of each symbol's snapshots the last stays, everything else stays")
    void conflation() {
        List<StreamEvent> events = List.of(
                Events.snapshot(1, "SPX"),
                Events.alert(2, "SPX", Severity.CRITICAL),
                Events.snapshot(3, "NDX"),
                Events.event(4, EventType.SCORE, null, "SPX"),
                Events.event(5, EventType.SCORE, null, "SPX"),
                Events.snapshot(6, "SPX"),
                Events.event(7, EventType.LEVELS, null, "SPX"),
                Events.event(8, EventType.LEVELS, null, "SPX"));

        assertThat(Conflation.newestSnapshots(events))
                .extracting(StreamEvent::seq)
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }
}
