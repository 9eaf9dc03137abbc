package io.dealerflow.gexapi.stream;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.feed.Feed;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The stream of all events. A slow reader gets only the newest of the pending snapshots of each symbol, and all other events.
 */
@ApplicationScoped
public class EventStream {
    private final Feed<StreamEvent> feed;
    private final Feed.Thinning<StreamEvent> thinning;

    EventStream(EventLog log, GexApiConfig config) {
        this.feed = new Feed<>("events", log, config.streams().window());
        this.thinning = new Feed.Thinning<>(config.streams().conflateBeyond(), Conflation::newestSnapshots);
    }

    /** Reads new events from the log and notifies the readers. */
    public void refresh() {
        feed.refresh();
    }

    /**
     * Seq of the newest event. Throws {@link io.dealerflow.kit.core.UnavailableException} until the log has answered once.
     */
    public long newestSeq() {
        return feed.newestSeq();
    }

    /** The matching events after {@code seq}, then each new one; a gap where events are no longer in the log. */
    public Multi<StreamEvent> after(long seq, EventFilter filter) {
        return feed.streamAfter(seq, thinning).filter(filter::accepts);
    }
}
