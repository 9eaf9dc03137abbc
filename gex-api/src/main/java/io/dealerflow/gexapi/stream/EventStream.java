package io.dealerflow.gexapi.stream;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.feed.Feed;
import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

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

    /** As {@link #after(long, EventFilter)}, with the tables of snapshots where these are wanted. */
    public Multi<StreamEvent> after(long seq, EventFilter filter, boolean fullSnapshots) {
        Multi<StreamEvent> events = after(seq, filter);
        return fullSnapshots ? events.onItem().transformToUniAndConcatenate(this::full) : events;
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

    /** The matching events after {@code seq}, then each new one; a gap where events are no longer in the log. */
    public Multi<StreamEvent> after(long seq, EventFilter filter) {
        return feed.streamAfter(seq, thinning).filter(filter::accepts);
    }
}
