package io.dealerflow.gexapi.feed;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Store of the entries of a {@link Feed}. */
public interface FeedSource<T extends FeedEntry> {
    /** The highest seq, 0 when there is no entry. */
    Uni<Long> newestSeq();

    /** Entries after {@code seq}, ascending, at most {@code limit}. */
    Uni<List<T>> after(long seq, int limit);
}
