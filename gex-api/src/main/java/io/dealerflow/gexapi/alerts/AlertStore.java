package io.dealerflow.gexapi.alerts;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.kit.core.Received;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Store of alerts. */
public interface AlertStore {
    /** Stores new alerts as received and in their order, and refreshes every replica's feed. */
    Uni<Void> add(List<Received<Alert>> alerts);

    /** Alerts after {@code seq}, ascending, at most {@code limit}. */
    Uni<List<StoredAlert>> after(long seq, int limit);

    /** The highest seq, 0 when there is no alert. */
    Uni<Long> newestSeq();

    /**
     * Alerts that match.
     *
     * @param after when given, those after this seq, ascending; otherwise the newest, newest first
     */
    Uni<List<StoredAlert>> find(@Nullable String symbol, @Nullable String kind, @Nullable Long after, int limit);
}
