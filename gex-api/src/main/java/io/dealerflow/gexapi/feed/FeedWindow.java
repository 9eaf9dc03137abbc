package io.dealerflow.gexapi.feed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newest entries in memory, without a gap.
 *
 * @param from    every entry with {@code from < seq <= last} is here
 * @param last    seq of the newest entry known
 * @param entries ascending by seq
 */
record FeedWindow<T extends FeedEntry>(long from, long last, List<T> entries) {
    static <T extends FeedEntry> FeedWindow<T> startingAt(long seq) {
        return new FeedWindow<>(seq, seq, List.of());
    }

    /** With {@code added}, which follow on {@link #last}, and without the oldest beyond {@code size}. */
    FeedWindow<T> with(List<T> added, int size) {
        if (added.isEmpty()) {
            return this;
        }
        List<T> all = Stream.concat(entries.stream(), added.stream()).toList();
        long newest = all.getLast().seq();
        int surplus = all.size() - size;
        return surplus <= 0
                ? new FeedWindow<>(from, newest, all)
                : new FeedWindow<>(all.get(surplus - 1).seq(), newest, List.copyOf(all.subList(surplus, all.size())));
    }

    /** The entries after {@code seq}, at most {@code limit}; empty when the window does not reach back that far. */
    Optional<List<T>> after(long seq, int limit) {
        if (seq < from) {
            return Optional.empty();
        }
        int first = firstAfter(seq);
        return Optional.of(entries.subList(first, Math.min(entries.size(), first + limit)));
    }

    private int firstAfter(long seq) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).seq() <= seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
