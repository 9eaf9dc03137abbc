package io.dealerflow.gexapi.book;

import io.dealerflow.positioning.BookIndex;
import java.util.Collection;
import java.util.List;

/**
 * Which observations of a symbol to cache: those of the newest book. An observation that is not part of it is not part
 * of a later one either, so adding and dropping commute: repeats, late observations and several writers give the same result.
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
