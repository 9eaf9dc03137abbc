package io.dealerflow.gexapi.alerts;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as a stream that starts anywhere in the past and goes on for ever. Every reader has a cursor of its own and reads
 * what comes after it whenever it hears that there is more, from memory or from the store: no alert is repeated, none is left
 * out, and a slow reader delays nobody.
 */
@ApplicationScoped
public class AlertFeed {
    private static final int PAGE = 256;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final AlertStore store;
    private final GexApiConfig.Alerts config;
    private final BroadcastProcessor<Long> newest = BroadcastProcessor.create();
    private volatile @Nullable AlertWindow window;

    AlertFeed(AlertStore store, GexApiConfig config) {
        this.store = store;
        this.config = config.alerts();
    }

    /** Reads what is new in the store and tells the readers; blocks while the store answers. */
    public synchronized void refresh() {
        AlertWindow known = window;
        if (known == null) {
            known = AlertWindow.startingAt(store.newestSeq().await().indefinitely());
        }
        List<StoredAlert> page;
        do {
            page = store.after(known.last(), PAGE).await().indefinitely();
            known = known.with(page, config.window());
        } while (page.size() == PAGE);
        AlertWindow before = window;
        window = known;
        if (before == null || before.last() < known.last()) {
            newest.onNext(known.last());
        }
    }

    /** Seq of the newest alert: where a reader starts who wants only what is yet to come. */
    public long newestSeq() {
        return known().last();
    }

    /**
     * The alerts after {@code seq}, then each as it is raised. A seq from the future, of a feed that was since wiped, counts as
     * the newest.
     */
    public Multi<StoredAlert> streamAfter(long seq) {
        var cursor = new AtomicLong(Math.min(seq, newestSeq()));
        // The broadcast is joined before the first read, so that nothing falls between the two.
        return Multi.createBy()
                .merging()
                .streams(newest, Multi.createFrom().item(seq))
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToMultiAndConcatenate(signal -> pagesAfter(cursor));
    }

    private Multi<StoredAlert> pagesAfter(AtomicLong cursor) {
        return Multi.createBy()
                .repeating()
                .uni(() -> page(cursor))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .transformToIterable(page -> page);
    }

    private Uni<List<StoredAlert>> page(AtomicLong cursor) {
        return Uni.createFrom()
                .deferred(() -> {
                    long seq = cursor.get();
                    return known().after(seq, PAGE)
                            .map(page -> Uni.createFrom().item(page))
                            .orElseGet(() -> store.after(seq, PAGE));
                })
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LAST_RETRY)
                .indefinitely()
                .invoke(page -> {
                    if (!page.isEmpty()) {
                        cursor.set(page.getLast().seq());
                    }
                });
    }

    private AlertWindow known() {
        AlertWindow known = window;
        if (known == null) {
            throw new UnavailableException("alerts are not known yet", new IllegalStateException("no database so far"));
        }
        return known;
    }
}
