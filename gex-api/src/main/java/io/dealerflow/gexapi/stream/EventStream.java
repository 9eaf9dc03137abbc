package io.dealerflow.gexapi.stream;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.feed.Feed;
import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * The stream of all events. A slow reader gets only the newest of the pending snapshots of each symbol, and all other events.
 */
@ApplicationScoped
public class EventStream {
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Feed<StreamEvent> feed;
    private final Feed.Thinning<StreamEvent> thinning;
    private final FullSnapshots snapshots;

    EventStream(EventLog log, FullSnapshots snapshots, GexApiConfig config) {
        this.snapshots = snapshots;
        this.feed = new Feed<>("events", log, config.streams().window());
        this.thinning = new Feed.Thinning<>(config.streams().conflateBeyond(), Conflation::newestSnapshots);
    }

    /** Reads new events from the log and notifies the readers. */
    public void refresh() {
        feed.refresh();
    }

    /**
     * Seq of the newest event. Throws {@link UnavailableException} until the log has answered once.
     */
    public long newestSeq() {
        return feed.newestSeq();
    }

    /**
     * The matching events after {@code seq}, then each new one, in pages of one or more; a gap where events are no longer in the log.
     *
     * @param fullSnapshots whether snapshots have their tables: such a page is one event
     */
    public Multi<List<StreamEvent>> after(long seq, EventFilter filter, boolean fullSnapshots) {
        Multi<List<StreamEvent>> pages = feed.after(seq, thinning)
                .map(page -> page.stream().filter(filter::accepts).toList())
                .filter(page -> !page.isEmpty());
        return fullSnapshots
                ? pages.onItem()
                        .<StreamEvent>disjoint()
                        .onItem()
                        .transformToUniAndConcatenate(this::full)
                        .map(List::of)
                : pages;
    }

    private Uni<StreamEvent> full(StreamEvent event) {
        return event.type() != EventType.SNAPSHOT
                ? Uni.createFrom().item(event)
                : Uni.createFrom()
                        .deferred(() -> snapshots.of(event))
                        .onFailure(UnavailableException.class)
                        .retry()
                        .withBackOff(FIRST_RETRY, LAST_RETRY)
                        .indefinitely();
    }
}
