package io.dealerflow.gexapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AlertFeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MemoryStore store = new MemoryStore();
    private final AlertFeed feed = new AlertFeed(
            store,
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(GexApiConfig.class)
                    .withDefaultValue("dealerflow.gex.alerts.window", "10")
                    .build()
                    .getConfigMapping(GexApiConfig.class),
            new SimpleMeterRegistry());

    private static final class MemoryStore implements AlertStore {
        private final List<StoredAlert> alerts = new CopyOnWriteArrayList<>();
        private volatile boolean away;

        void add(long from, long to) {
            alerts.addAll(LongStream.rangeClosed(from, to)
                    .mapToObj(SampleAlerts::alert)
                    .toList());
        }

        @Override
        public Uni<Void> add(List<Received<Alert>> added) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<StoredAlert>> after(long seq, int limit) {
            return Uni.createFrom().item(() -> {
                if (away) {
                    throw new UnavailableException("away", new IllegalStateException());
                }
                return alerts.stream()
                        .filter(alert -> alert.seq() > seq)
                        .limit(limit)
                        .toList();
            });
        }

        @Override
        public Uni<Long> newestSeq() {
            return Uni.createFrom()
                    .item(() -> alerts.isEmpty() ? 0 : alerts.getLast().seq());
        }

        @Override
        public Uni<List<StoredAlert>> find(AlertQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<AlertSummary> summary() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Optional<String>> acknowledge(String alertId, String by) {
            alerts.replaceAll(alert -> alert.alert().alertId().equals(alertId)
                    ? StoredAlert.of(alert.seq(), Wire.writeJsonText(alert.alert()), Instant.EPOCH, by)
                    : alert);
            return Uni.createFrom().item(Optional.of(by));
        }
    }

    private AssertSubscriber<Long> read(long after) {
        return feed.streamAfter(after)
                .map(StoredAlert::seq)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private static Long[] seqs(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toArray(Long[]::new);
    }

    @Test
    void isUnavailableUntilTheStoreHasAnsweredOnce() {
        assertThatThrownBy(() -> feed.streamAfter(0)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void resumesFarBackThenGoesOnLive() {
        store.add(1, 700);
        feed.refresh();
        AssertSubscriber<Long> reader = read(3);
        reader.awaitItems(697, PATIENCE);

        store.add(701, 703);
        feed.refresh();

        reader.awaitItems(700, PATIENCE).assertItems(seqs(4, 703));
    }

    @Test
    void aReaderFromNowSeesOnlyWhatComes() {
        store.add(1, 5);
        feed.refresh();
        AssertSubscriber<Long> reader = read(feed.newestSeq());

        store.add(6, 6);
        feed.refresh();

        reader.awaitItems(1, PATIENCE).assertItems(6L);
    }

    @Test
    void aSeqFromTheFutureCountsAsNow() {
        store.add(1, 5);
        feed.refresh();
        AssertSubscriber<Long> reader = read(9_999);

        store.add(6, 6);
        feed.refresh();

        reader.awaitItems(1, PATIENCE).assertItems(6L);
    }

    @Test
    void aReaderWhoResumesAfterAnAcknowledgementGetsIt() {
        store.add(1, 1);
        feed.refresh();
        store.add(2, 5);
        feed.refresh();
        store.acknowledge("flip_3", "trader1").await().indefinitely();
        feed.forget();

        List<Boolean> read = feed.streamAfter(1)
                .map(StoredAlert::acknowledged)
                .select()
                .first(4)
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);

        assertThat(read).containsExactly(false, true, false, false);
    }

    @Test
    void aReaderWhoseStoreIsDownGetsEverythingLater() {
        store.add(1, 40);
        feed.refresh();
        store.away = true;
        AssertSubscriber<Long> reader = read(0);
        store.away = false;

        reader.awaitItems(40, PATIENCE).assertItems(seqs(1, 40));
    }

    @Test
    void nothingIsLostOrRepeatedWhileReadersJoin() throws Exception {
        store.add(1, 1);
        feed.refresh();
        try (var writer = Executors.newSingleThreadExecutor()) {
            var writing = writer.submit(() -> {
                for (long seq = 2; seq <= 1_000; seq++) {
                    store.add(seq, seq);
                    feed.refresh();
                }
            });
            for (int i = 0; i < 20; i++) {
                long start = feed.newestSeq();
                AssertSubscriber<Long> reader = read(start);
                reader.awaitItems((int) (1_000 - start), PATIENCE).assertItems(seqs(start + 1, 1_000));
            }
            writing.get();
        }
    }

    @Test
    void aSlowReaderIsNotDroppedAndDelaysNobody() {
        store.add(1, 1);
        feed.refresh();
        AssertSubscriber<Long> slow =
                feed.streamAfter(1).map(StoredAlert::seq).subscribe().withSubscriber(AssertSubscriber.create(1));
        AssertSubscriber<Long> quick = read(1);

        for (long seq = 2; seq <= 400; seq++) {
            store.add(seq, seq);
            feed.refresh();
        }

        quick.awaitItems(399, PATIENCE);
        slow.request(Long.MAX_VALUE);
        slow.awaitItems(399, PATIENCE).assertItems(seqs(2, 400));
        assertThat(slow.getFailure()).isNull();
    }
}
