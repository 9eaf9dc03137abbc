package io.dealerflow.gexapi.alerts;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as an endless stream from any position in the past. Every reader has its own cursor and reads on from
 * it whenever there are new alerts, from memory or from the store: no alert is repeated, none is left
 * out, and a slow reader delays no other.
 */
@ApplicationScoped
public class AlertFeed {
    private static final Logger LOG = Logger.getLogger(AlertFeed.class);
    private static final int PAGE = 256;
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final AlertStore store;
    private final GexApiConfig.Alerts config;
    private final BroadcastProcessor<Long> newest = BroadcastProcessor.create();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicBoolean outdated = new AtomicBoolean();
    private volatile @Nullable AlertWindow window;

    AlertFeed(AlertStore store, GexApiConfig config, MeterRegistry registry) {
        this.store = store;
        this.config = config.alerts();
        Gauge.builder("dealerflow.alerts.stream.readers", readers, AtomicInteger::get)
                .description("Readers of the alert stream")
                .register(registry);
    }

    /** Reads new alerts from the store and notifies the readers; a call meanwhile triggers one more read. */
    public void refresh() {
        if (asked.getAndIncrement() == 0) {
            read();
        }
    }

    /** Drops the alerts in memory, because one was acknowledged: readers get them from the store. */
    public void forget() {
        outdated.set(true);
        refresh();
    }

    private void read() {
        int answered = asked.get();
        readNew().subscribe().with(done -> readAgain(answered), failure -> {
            if (!(failure instanceof UnavailableException)) {
                LOG.error("New alerts cannot be read", failure);
            }
            readAgain(answered);
        });
    }

    private void readAgain(int answered) {
        if (asked.addAndGet(-answered) > 0) {
            read();
        }
    }

    private Uni<AlertWindow> readNew() {
        AlertWindow known = window;
        if (known != null && outdated.getAndSet(false)) {
            known = AlertWindow.startingAt(known.last());
            window = known;
        }
        Uni<AlertWindow> start = known == null
                ? store.newestSeq().map(AlertWindow::startingAt)
                : Uni.createFrom().item(known);
        return start.flatMap(this::readOn).invoke(this::publish);
    }

    private Uni<AlertWindow> readOn(AlertWindow known) {
        return store.after(known.last(), PAGE).flatMap(page -> {
            AlertWindow more = known.with(page, config.window());
            return page.size() == PAGE ? readOn(more) : Uni.createFrom().item(more);
        });
    }

    private void publish(AlertWindow known) {
        AlertWindow before = window;
        window = known;
        if (before == null || before.last() < known.last()) {
            newest.onNext(known.last());
        }
    }

    /** Seq of the newest alert, from which a reader gets future alerts only. */
    public long newestSeq() {
        return known().last();
    }

    /**
     * The alerts after {@code seq}, then each as it is raised. A seq above the newest, of a feed that has been deleted since, counts as
     * the newest.
     */
    public Multi<StoredAlert> streamAfter(long seq) {
        var cursor = new AtomicLong(Math.min(seq, newestSeq()));
        // The broadcast is joined before the first read, so that no alert is missed between the two.
        return Multi.createBy()
                .merging()
                .streams(newest, Multi.createFrom().item(seq))
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToMultiAndConcatenate(signal -> pagesAfter(cursor))
                .onSubscription()
                .invoke(readers::incrementAndGet)
                .onTermination()
                .invoke(readers::decrementAndGet);
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
