package io.dealerflow.gexapi.book;

import io.dealerflow.positioning.ChainBook;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which observations of a symbol are worth keeping at hand: those that the newest book rests on. Adding and dropping commute, so
 * that repeats, late observations and several writers end in the same shelf.
 */
public final class BookShelf {

    private BookShelf() {}

    /** The event ids of {@code entries} that no book of the newest observation or later will need. */
    public static List<String> superseded(Collection<BookEntry> entries) {
        return entries.stream()
                .filter(entry -> isSuperseded(entry, entries))
                .map(BookEntry::eventId)
                .toList();
    }

    private static boolean isSuperseded(BookEntry entry, Collection<BookEntry> all) {
        Set<String> uncovered = new HashSet<>(entry.series());
        for (BookEntry other : all) {
            if (other.isAfter(entry)) {
                uncovered.removeAll(Set.copyOf(other.series()));
                if (uncovered.isEmpty() || entry.asOf().isBefore(other.asOf().minus(ChainBook.HORIZON))) {
                    return true;
                }
            }
        }
        return false;
    }
}
