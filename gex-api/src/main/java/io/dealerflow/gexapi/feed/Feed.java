package io.dealerflow.gexapi.feed;

import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Entries as an endless stream from any position in the past. Every reader has its own cursor and reads on from it whenever there
 * are new entries, from memory or from the source: no entry is repeated, none is left out, and a slow reader delays no other and
 * holds at most one page.
 */
public final class Feed<T extends FeedEntry> {
    private static final Logger LOG = Logger.getLogger(Feed.class);
    private static final int PAGE = 256;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final String name;
    private final FeedSource<T> source;
    private final int size;
    private final BroadcastProcessor<Long> newest = BroadcastProcessor.create();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean outdated = new AtomicBoolean();
    private volatile @Nullable FeedWindow<T> window;

    /**
     * @param name what the entries are called, for messages
     * @param size newest entries kept in memory
     */
    public Feed(String name, FeedSource<T> source, int size) {
        this.name = name;
        this.source = source;
        this.size = size;
    }

    /**
     * Which entries a slow reader does not get.
     *
     * @param behind  number of pending entries above which a reader is slow; entries older than its subscription do not count
     * @param thinned the entries of a page that a slow reader gets, in their order
     */
    public record Thinning<T>(int behind, UnaryOperator<List<T>> thinned) {
        /** Slow readers get every entry. */
        public static <T> Thinning<T> none() {
            return new Thinning<>(Integer.MAX_VALUE, UnaryOperator.identity());
        }
    }

    /** Reads new entries from the source and notifies the readers; a call meanwhile triggers one more read. */
    public void refresh() {
        if (asked.getAndIncrement() == 0) {
            read();
        }
    }

    /** Reads the entries in memory again, because one of them was changed in the source; until it answers they stay. */
    public void reload() {
        outdated.set(true);
        refresh();
    }

    private void read() {
        int answered = asked.get();
        readNew().subscribe().with(done -> readAgain(answered), failure -> {
            if (!(failure instanceof UnavailableException)) {
                LOG.errorf(failure, "New %s cannot be read", name);
            }
            readAgain(answered);
        });
    }

    private void readAgain(int answered) {
        if (asked.addAndGet(-answered) > 0) {
            read();
        }
    }

    private Uni<FeedWindow<T>> readNew() {
        FeedWindow<T> known = window;
        boolean anew = outdated.getAndSet(false);
        Uni<FeedWindow<T>> start = known == null
                ? source.newestSeq().map(FeedWindow::startingAt)
                : Uni.createFrom().item(anew ? FeedWindow.startingAt(known.from()) : known);
        return start.flatMap(this::readOn).invoke(this::publish).onFailure().invoke(() -> {
            if (anew) {
                outdated.set(true);
            }
        });
    }

    private Uni<FeedWindow<T>> readOn(FeedWindow<T> known) {
        return source.after(known.last(), PAGE).flatMap(page -> {
            FeedWindow<T> more = known.with(page, size);
            return page.size() >= PAGE ? readOn(more) : Uni.createFrom().item(more);
        });
    }

    private void publish(FeedWindow<T> known) {
        FeedWindow<T> before = window;
        window = known;
        if (before == null || before.last() < known.last()) {
            newest.onNext(known.last());
        }
    }

    /**
     * Seq of the newest entry, from which a reader gets future entries only. Throws {@link UnavailableException} until the source
     * has answered once.
     */
    public long newestSeq() {
        return known().last();
    }

    /**
     * The entries after {@code seq}, then each new one. A seq above the newest, of a feed that has been deleted since, counts as
     * the newest.
     */
    public Multi<T> streamAfter(long seq, Thinning<T> thinning) {
        var reader = new Reader(seq, newestSeq(), thinning);
        // The broadcast is joined before the first read, so that no entry is missed between the two.
        return Multi.createBy()
                .merging()
                .streams(newest, Multi.createFrom().item(seq))
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToMultiAndConcatenate(signal -> reader.pages());
    }

    private FeedWindow<T> known() {
        FeedWindow<T> known = window;
        if (known == null) {
            throw new UnavailableException(
                    name + " are not known yet", new IllegalStateException("no database so far"));
        }
        return known;
    }

    /** The cursor of one reader. Its pages are read one after another. */
    private final class Reader {
        private final long joinedAt;
        private final Thinning<T> thinning;
        private volatile long cursor;
        private volatile boolean more;

        Reader(long seq, long joinedAt, Thinning<T> thinning) {
            this.joinedAt = joinedAt;
            this.cursor = Math.min(seq, joinedAt);
            this.thinning = thinning;
        }

        Multi<T> pages() {
            return Multi.createBy()
                    .repeating()
                    .uni(this::page)
                    .whilst(page -> more)
                    .onItem()
                    .transformToIterable(page -> page);
        }

        private Uni<List<T>> page() {
            return Uni.createFrom()
                    .deferred(() -> known().after(cursor, PAGE)
                            .map(page -> Uni.createFrom().item(page))
                            .orElseGet(() -> source.after(cursor, PAGE)))
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_RETRY, LAST_RETRY)
                    .indefinitely()
                    .map(this::taken);
        }

        private List<T> taken(List<T> page) {
            boolean behind = cursor >= joinedAt && known().last() - cursor > thinning.behind();
            more = page.size() >= PAGE;
            if (!page.isEmpty()) {
                cursor = page.getLast().seq();
            }
            return behind ? thinning.thinned().apply(page) : page;
        }
    }
}
