package io.dealerflow.gexapi.book;

import io.dealerflow.positioning.BookIndex;
import java.util.Collection;
import java.util.List;

/**
 * Which observations of a symbol are worth keeping at hand: those that the newest book rests on. What is no part of it is no part
 * of a later one either, so adding and dropping commute: repeats, late observations and several writers end in the same shelf.
 */
public final class BookShelf {

    private BookShelf() {}

    /** The event ids of {@code entries} that no book of the newest observation or later will need. */
    public static List<String> superseded(Collection<BookEntry> entries) {
        List<BookEntry> newestFirst =
                entries.stream().sorted(BookIndex.ORDER.reversed()).toList();
        if (newestFirst.isEmpty()) {
            return List.of();
        }
        List<String> needed = BookIndex.at(newestFirst.getFirst().asOf(), newestFirst).observations().stream()
                .map(BookEntry::eventId)
                .toList();
        return entries.stream()
                .map(BookEntry::eventId)
                .filter(eventId -> !needed.contains(eventId))
                .toList();
    }
}
