package io.dealerflow.gexapi.feed;

import io.dealerflow.gexapi.feed.Feed.Thinning;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The cursor of one reader of a {@link Feed}: hands on a page for each one requested, as soon as there are entries after the last. One
 * thread at a time reads on; calls from others meanwhile make it look again.
 */
final class FeedReader<T extends FeedEntry> implements Subscription {
    private final Feed<T> feed;
    private final Subscriber<? super List<T>> subscriber;
    private final long joinedAt;
    private final Thinning<T> thinning;
    private final AtomicLong requested = new AtomicLong();
    private final AtomicInteger calls = new AtomicInteger();
    /** Calls that were made before the reading thread last looked. */
    private int answered;

    private long cursor;
    private volatile boolean cancelled;
    private volatile @Nullable Cancellable reading;

    /**
     * Where a reader starts.
     *
     * @param after    seq before its first entry
     * @param joinedAt seq of the newest entry when it came: entries up to this one are never thinned
     */
    record Start(long after, long joinedAt) {}

    FeedReader(Feed<T> feed, Subscriber<? super List<T>> subscriber, Start start, Thinning<T> thinning) {
        this.feed = feed;
        this.subscriber = subscriber;
        this.cursor = start.after();
        this.joinedAt = start.joinedAt();
        this.thinning = thinning;
    }

    @Override
    public void request(long pages) {
        Subscriptions.add(requested, pages);
        wake();
    }

    @Override
    public void cancel() {
        cancelled = true;
        feed.left(this);
        Cancellable read = reading;
        if (read != null) {
            read.cancel();
        }
    }

    /** Looks for new entries. */
    void wake() {
        if (calls.getAndIncrement() == 0) {
            readOn();
        }
    }

    private void readOn() {
        do {
            answered = calls.get();
            while (!cancelled && requested.get() > 0) {
                Optional<List<T>> page = feed.inMemory(cursor);
                if (page.isEmpty()) {
                    reading = feed.next(cursor).subscribe().with(this::readOnAfter);
                    return;
                }
                if (page.get().isEmpty()) {
                    break;
                }
                handOn(page.get());
            }
        } while (calls.addAndGet(-answered) != 0);
    }

    private void readOnAfter(List<T> page) {
        if (page.isEmpty()) {
            if (calls.addAndGet(-answered) != 0) {
                readOn();
            }
        } else {
            handOn(page);
            readOn();
        }
    }

    private void handOn(List<T> page) {
        boolean behind = cursor >= joinedAt && feed.newestSeq() - cursor > thinning.behind();
        cursor = page.getLast().seq();
        Subscriptions.produced(requested, 1);
        if (!cancelled) {
            subscriber.onNext(behind ? thinning.thinned().apply(page) : page);
        }
    }
}
