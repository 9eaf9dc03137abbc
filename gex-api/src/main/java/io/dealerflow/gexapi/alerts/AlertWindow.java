package io.dealerflow.gexapi.alerts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newest alerts in memory, without a gap.
 *
 * @param from   every alert with {@code from < seq <= last} is in the window
 * @param last   seq of the newest alert known
 * @param alerts ascending by seq
 */
record AlertWindow(long from, long last, List<StoredAlert> alerts) {
    static AlertWindow startingAt(long seq) {
        return new AlertWindow(seq, seq, List.of());
    }

    /** With {@code added}, which follow {@link #last}, and without the oldest beyond {@code size}. */
    AlertWindow with(List<StoredAlert> added, int size) {
        List<StoredAlert> all = Stream.concat(alerts.stream(), added.stream()).toList();
        long newest = all.isEmpty() ? last : all.getLast().seq();
        int surplus = all.size() - size;
        return surplus <= 0
                ? new AlertWindow(from, newest, all)
                : new AlertWindow(all.get(surplus - 1).seq(), newest, List.copyOf(all.subList(surplus, all.size())));
    }

    /** The alerts after {@code seq}, at most {@code limit}; empty when the window does not reach back that far. */
    Optional<List<StoredAlert>> after(long seq, int limit) {
        return seq < from
                ? Optional.empty()
                : Optional.of(alerts.stream()
                        .filter(alert -> alert.seq() > seq)
                        .limit(limit)
                        .toList());
    }
}
