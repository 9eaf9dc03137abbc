package io.dealerflow.gexapi.alerts;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where alerts are kept. */
public interface AlertStore {
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
