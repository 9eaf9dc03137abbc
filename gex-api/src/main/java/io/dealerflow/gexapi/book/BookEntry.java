package io.dealerflow.gexapi.book;

import io.dealerflow.contracts.raw.OptionChain;
import java.time.Instant;
import java.util.List;

/**
 * What an observation covers, without its contracts.
 *
 * @param series {@code root/expiry} of each series
 */
public record BookEntry(String eventId, Instant asOf, Instant ingestTs, List<String> series) {
    public BookEntry {
        series = List.copyOf(series);
    }

    public static BookEntry of(OptionChain chain) {
        return new BookEntry(
                chain.eventId(),
                chain.asOf(),
                chain.ingestTs(),
                chain.series().stream().map(s -> s.root() + "/" + s.expiry()).toList());
    }

    /** Whether this is the later observation: by as-of, then by arrival. */
    boolean isAfter(BookEntry other) {
        int order = asOf.compareTo(other.asOf);
        return order > 0 || (order == 0 && ingestTs.isAfter(other.ingestTs));
    }
}
