package io.dealerflow.gexapi.stream;

import io.smallrye.mutiny.Uni;

/** Snapshots with their tables, which the log does not have. */
public interface FullSnapshots {
    /** The event with the whole snapshot for data; as it is where the snapshot is no longer stored. */
    Uni<StreamEvent> of(StreamEvent snapshot);
}
