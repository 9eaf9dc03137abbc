package io.dealerflow.gexapi.snapshot;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Snapshots over time. */
public interface SnapshotHistory {
    /** The newest {@code limit} observations within the bounds, ascending; null bounds are open. */
    Uni<List<HistoryPoint>> between(String symbol, @Nullable Instant from, @Nullable Instant to, int limit);
}
