package io.dealerflow.gexapi.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BEHIND = 50;

    private final MemorySource source = new MemorySource();
    private final Feed<Entry> feed = new Feed<>("entries", source, 10);

    record Entry(long seq) implements FeedEntry {}

    private static final class MemorySource implements FeedSource<Entry> {
        private final List<Entry> entries = new CopyOnWriteArrayList<>();
        private volatile boolean away;

        void add(long from, long to) {
            entries.addAll(LongStream.rangeClosed(from, to).mapToObj(Entry::new).toList());
        }

        @Override
        public Uni<List<Entry>> after(long seq, int limit) {
            return Uni.createFrom().item(() -> {
                if (away) {
                    throw new UnavailableException("away", new IllegalStateException());
                }
                return entries.stream()
                        .filter(entry -> entry.seq() > seq)
                        .limit(limit)
                        .toList();
            });
        }

        @Override
        public Uni<Long> newestSeq() {
            return Uni.createFrom()
                    .item(() -> entries.isEmpty() ? 0 : entries.getLast().seq());
        }
    }

    /** Of those that wait for a reader who is behind, only the even ones. */
    private static Feed.Thinning<Entry> evenOnly() {
        return new Feed.Thinning<>(
                BEHIND,
                page -> page.stream().filter(entry -> entry.seq() % 2 == 0).toList());
    }

    private AssertSubscriber<Long> read(long after) {
        return read(after, Feed.Thinning.none(), Long.MAX_VALUE);
    }

    private AssertSubscriber<Long> read(long after, Feed.Thinning<Entry> thinning, long requested) {
        return feed.after(after, thinning)
                .onItem()
                .<Entry>disjoint()
                .map(Entry::seq)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(requested));
    }

    private static Long[] seqs(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toArray(Long[]::new);
    }

    @Test
    void isUnavailableUntilTheStoreHasAnsweredOnce() {
        assertThatThrownBy(() -> feed.after(0, Feed.Thinning.none())).isInstanceOf(UnavailableException.class);
    }

    @Test
    void resumesFarBackThenGoesOnLive() {
        source.add(1, 700);
        feed.refresh();
        AssertSubscriber<Long> reader = read(3);
        reader.awaitItems(697, PATIENCE);

        source.add(701, 703);
        feed.refresh();

        reader.awaitItems(700, PATIENCE).assertItems(seqs(4, 703));
    }

    @Test
    void aReaderFromNowSeesOnlyWhatComes() {
        source.add(1, 5);
        feed.refresh();
        AssertSubscriber<Long> reader = read(feed.newestSeq());

        source.add(6, 6);
        feed.refresh();

        reader.awaitItems(1, PATIENCE).assertItems(6L);
    }

    @Test
    void aSeqFromTheFutureCountsAsNow() {
        source.add(1, 5);
        feed.refresh();
        AssertSubscriber<Long> reader = read(9_999);

        source.add(6, 6);
        feed.refresh();

        reader.awaitItems(1, PATIENCE).assertItems(6L);
    }

    @Test
    void aReaderWhoseStoreIsAwayGetsEverythingLater() {
        source.add(1, 40);
        feed.refresh();
        source.away = true;
        AssertSubscriber<Long> reader = read(0);
        source.away = false;

        reader.awaitItems(40, PATIENCE).assertItems(seqs(1, 40));
    }

    @Test
    void nothingIsLostOrRepeatedWhileReadersJoin() throws Exception {
        source.add(1, 1);
        feed.refresh();
        try (var writer = Executors.newSingleThreadExecutor()) {
            var writing = writer.submit(() -> {
                for (long seq = 2; seq <= 1_000; seq++) {
                    source.add(seq, seq);
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
    void aReaderThatHasLeftIsForgottenAlsoWhileItWaitsForTheStore() {
        source.add(1, 40);
        feed.refresh();
        source.away = true;
        AssertSubscriber<Long> reader = read(0);
        reader.cancel();
        source.away = false;
        AssertSubscriber<Long> other = read(0);

        other.awaitItems(40, PATIENCE);
        assertThat(reader.getItems()).isEmpty();
    }

    @Test
    void aSlowReaderIsNotDroppedAndDelaysNobody() {
        source.add(1, 1);
        feed.refresh();
        AssertSubscriber<Long> slow = read(1, Feed.Thinning.none(), 1);
        AssertSubscriber<Long> quick = read(1);

        for (long seq = 2; seq <= 400; seq++) {
            source.add(seq, seq);
            feed.refresh();
        }

        quick.awaitItems(399, PATIENCE);
        slow.request(Long.MAX_VALUE);
        slow.awaitItems(399, PATIENCE).assertItems(seqs(2, 400));
        assertThat(slow.getFailure()).isNull();
    }

    @Test
    @DisplayName(
            "a reader that falls behind is spared what the thinning leaves out, and gets all again when it has caught up")
    void aReaderThatFallsBehind() {
        source.add(1, 1);
        feed.refresh();
        AssertSubscriber<Long> slow = read(1, evenOnly(), 1);
        source.add(2, 2);
        feed.refresh();
        slow.awaitItems(1, PATIENCE);
        for (long seq = 3; seq <= 102; seq++) {
            source.add(seq, seq);
            feed.refresh();
        }

        slow.request(Long.MAX_VALUE);
        await(slow, 102);
        source.add(103, 105);
        feed.refresh();
        await(slow, 105);

        assertThat(slow.getItems()).doesNotContain(51L, 99L, 101L).contains(2L, 50L, 100L, 102L, 103L, 104L, 105L);
        assertThat(slow.getItems()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("what was there before a reader came is not left out, however much it is")
    void whoResumesGetsEverything() {
        source.add(1, 700);
        feed.refresh();

        AssertSubscriber<Long> reader = read(3, evenOnly(), Long.MAX_VALUE);

        reader.awaitItems(697, PATIENCE).assertItems(seqs(4, 700));
    }

    @Test
    @DisplayName("what was changed is read again by those who ask for it")
    void reload() {
        source.add(1, 5);
        feed.refresh();
        source.entries.clear();
        source.add(4, 5);
        feed.reload();

        read(0).awaitItems(2, PATIENCE).assertItems(4L, 5L);
    }

    @Test
    @DisplayName("what was read again is in memory when the store is away later")
    void awayAfterReload() {
        feed.refresh();
        source.add(1, 5);
        feed.refresh();
        feed.reload();
        source.away = true;

        read(0).awaitItems(5, PATIENCE).assertItems(seqs(1, 5));
    }

    @Test
    @DisplayName("what was changed stays in memory until the store answers")
    void reloadWhileAway() {
        feed.refresh();
        source.add(1, 5);
        feed.refresh();
        source.away = true;
        feed.reload();
        read(0).awaitItems(5, PATIENCE).assertItems(seqs(1, 5));

        source.entries.clear();
        source.add(4, 5);
        source.away = false;
        feed.refresh();

        read(0).awaitItems(2, PATIENCE).assertItems(4L, 5L);
    }

    private static void await(AssertSubscriber<Long> reader, long seq) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !reader.getItems().isEmpty() && reader.getItems().getLast() == seq);
    }
}
