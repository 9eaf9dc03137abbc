package io.dealerflow.gexapi.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookShelfTest {
    private static final Instant NOON = Instant.parse("2026-03-13T16:00:00Z");

    private static BookEntry entry(String id, Instant asOf, String... series) {
        return new BookEntry(id, asOf, asOf, List.of(series));
    }

    @Test
    void wholeObservationsReplaceEachOther() {
        var shelf =
                List.of(entry("new", NOON.plusSeconds(60), "SPXW/a", "SPX/b"), entry("old", NOON, "SPXW/a", "SPX/b"));

        assertThat(BookShelf.superseded(shelf)).containsExactly("old");
    }

    @Test
    void keepsWhatStillCoversAnExpiry() {
        var shelf = List.of(entry("new", NOON.plusSeconds(60), "SPXW/a"), entry("old", NOON, "SPXW/a", "SPX/b"));

        assertThat(BookShelf.superseded(shelf)).isEmpty();
    }

    @Test
    void severalPartsTogetherReplaceAWhole() {
        var shelf = List.of(
                entry("b", NOON.plusSeconds(120), "SPX/b"),
                entry("whole", NOON, "SPXW/a", "SPX/b"),
                entry("a", NOON.plusSeconds(60), "SPXW/a"));

        assertThat(BookShelf.superseded(shelf)).containsExactly("whole");
    }

    @Test
    void aLateObservationThatAddsNothingIsNotKept() {
        var shelf = List.of(entry("late", NOON, "SPXW/a"), entry("new", NOON.plusSeconds(60), "SPXW/a"));

        assertThat(BookShelf.superseded(shelf)).containsExactly("late");
    }

    @Test
    void ofTheSameInstantTheOneThatArrivedLaterWins() {
        var first = new BookEntry("first", NOON, NOON.plusSeconds(1), List.of("SPXW/a"));
        var correction = new BookEntry("correction", NOON, NOON.plusSeconds(2), List.of("SPXW/a"));

        assertThat(BookShelf.superseded(List.of(correction, first))).containsExactly("first");
    }

    @Test
    void whatNoBookReachesBackToIsLetGo() {
        var shelf = List.of(entry("old", NOON.minusSeconds(8 * 86_400), "SPX/b"), entry("new", NOON, "SPXW/a"));

        assertThat(BookShelf.superseded(shelf)).containsExactly("old");
    }
}
