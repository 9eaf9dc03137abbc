package io.dealerflow.gexapi.stream;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.feed.FeedSource;
import io.dealerflow.kit.core.Received;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Store of all events. Reading after a seq gives a {@link StreamEvent.Gap} first where events are missing. */
public interface EventLog extends FeedSource<StreamEvent> {
    /** Stores new events in their order, and refreshes every replica's stream. */
    Uni<Void> add(List<NewEvent> events);

    /** As {@link #add}, for snapshots and the level changes that they show. */
    Uni<Void> addSnapshots(List<Received<GexSnapshot>> snapshots);

    Uni<EventPage> find(EventQuery query);
}
