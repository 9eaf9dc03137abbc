package io.dealerflow.gexapi.feed;

import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<FeedReader<T>> readers = ConcurrentHashMap.newKeySet();
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
            readers.forEach(FeedReader::wake);
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
     * The entries after {@code seq}, then each new one, in pages of one or more. A seq above the newest, of a feed that has been
     * deleted since, counts as the newest.
     */
    public Multi<List<T>> after(long seq, Thinning<T> thinning) {
        long joinedAt = newestSeq();
        return Multi.createFrom().publisher(subscriber -> {
            var reader = new FeedReader<T>(
                    this, subscriber, new FeedReader.Start(Math.min(seq, joinedAt), joinedAt), thinning);
            readers.add(reader);
            subscriber.onSubscribe(reader);
        });
    }

    void left(FeedReader<T> reader) {
        readers.remove(reader);
    }

    /** The next entries after {@code seq} in memory; empty when the memory does not reach back that far. */
    Optional<List<T>> inMemory(long seq) {
        return known().after(seq, PAGE);
    }

    /** The next entries after {@code seq}, from memory or else from the source, as soon as that answers. */
    Uni<List<T>> next(long seq) {
        return Uni.createFrom()
                .deferred(() ->
                        inMemory(seq).map(page -> Uni.createFrom().item(page)).orElseGet(() -> source.after(seq, PAGE)))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely();
    }

    private FeedWindow<T> known() {
        FeedWindow<T> known = window;
        if (known == null) {
            throw new UnavailableException(
                    name + " are not known yet", new IllegalStateException("no database so far"));
        }
        return known;
    }
}
