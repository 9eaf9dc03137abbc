package io.dealerflow.gexapi.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.quant.chain.SeriesKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookShelfTest {
    private static final Instant NOON = Instant.parse("2026-03-13T16:00:00Z");

    private static BookEntry entry(String id, Instant asOf, String... series) {
        return entry(id, asOf, asOf, series);
    }

    /** @param series root and expiry: {@code a} is in April, {@code b} in May */
    private static BookEntry entry(String id, Instant asOf, Instant ingestTs, String... series) {
        List<SeriesKey> keys = Arrays.stream(series)
                .map(text -> text.split("/"))
                .map(parts -> SeriesKey.listed(LocalDate.of(2026, parts[1].equals("a") ? 4 : 5, 15), parts[0]))
                .toList();
        return new BookEntry(id, asOf, ingestTs, keys);
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
        var first = entry("first", NOON, NOON.plusSeconds(1), "SPXW/a");
        var correction = entry("correction", NOON, NOON.plusSeconds(2), "SPXW/a");

        assertThat(BookShelf.superseded(List.of(correction, first))).containsExactly("first");
    }

    @Test
    void whatNoBookReachesBackToIsLetGo() {
        var shelf = List.of(entry("old", NOON.minusSeconds(8 * 86_400), "SPX/b"), entry("new", NOON, "SPXW/a"));

        assertThat(BookShelf.superseded(shelf)).containsExactly("old");
    }

    @Test
    void anEmptyShelfHasNothingToDrop() {
        assertThat(BookShelf.superseded(List.of())).isEmpty();
    }

    @Test
    @DisplayName("what was observed of a series that has settled since is dropped, as the newest book leaves it out")
    void whatHasSettledIsDropped() {
        Instant afterApril = Instant.parse("2026-04-16T16:00:00Z");
        var shelf =
                List.of(entry("april", afterApril.minusSeconds(172_800), "SPXW/a"), entry("may", afterApril, "SPXW/b"));

        assertThat(BookShelf.superseded(shelf)).containsExactly("april");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("the shelf keeps the observations of the priced book, whatever their order and ties")
    void theShelfKeepsTheNewestBook(long seed) {
        var random = new Random(seed);
        List<OptionChain> chains = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            chains.add(chain("o" + random.nextInt(1_000_000), random));
        }
        Collections.shuffle(chains, random);

        List<String> kept =
                new ArrayList<>(chains.stream().map(OptionChain::eventId).toList());
        kept.removeAll(BookShelf.superseded(chains.stream().map(BookEntry::of).toList()));

        assertThat(kept)
                .containsExactlyInAnyOrderElementsOf(
                        ChainBook.at(Instant.MAX, chains).orElseThrow().observationIds());
    }

    /** Covers one to three of five series, at one of three instants, received at one of two. */
    private static OptionChain chain(String id, Random random) {
        List<OptionChain.Series> series = random.ints(1 + random.nextInt(3), 0, 5)
                .distinct()
                .mapToObj(week -> new OptionChain.Series(
                        "SPXW", LocalDate.of(2026, 3, 13).plusDays(week * 2L), Settlement.PM, 100))
                .toList();
        var contracts = new OptionChain.Contracts(
                new int[0],
                new boolean[0],
                new double[0],
                new double[0],
                new double[0],
                new double[0],
                new double[0],
                new double[0],
                new double[0],
                new long[0],
                new long[0]);
        Instant asOf = NOON.plusSeconds(86_400L * random.nextInt(3));
        Instant ingestTs = NOON.plusSeconds(864_000L + random.nextInt(2));
        return new OptionChain(id, "test", asOf, ingestTs, OptionChain.VERSION, "SPX", 100, series, contracts);
    }
}
