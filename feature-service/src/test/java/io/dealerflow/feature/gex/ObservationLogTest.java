package io.dealerflow.feature.gex;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.Chains;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationLogTest {
    private static final Instant T0 = Instant.parse("2026-03-13T14:30:00Z");
    private static final Horizon WIDE = new Horizon(1_000, 1_000_000, 1_000);

    private final ObservationLog log = new ObservationLog(WIDE, List.of());

    @Test
    void theBookTakesTheNewestWordOnEachSeries() {
        Observation both = add("both", 0, "A", "B");
        Observation onlyA = add("only-a", 10, "A");

        assertThat(log.bookAt(minute(10)).parts()).containsExactly(both, onlyA);
        assertThat(log.bookAt(minute(9)).parts()).containsExactly(both);
    }

    @Test
    void anObservationThatIsCoveredByLaterOnesIsNoPartOfTheBook() {
        add("a", 0, "A");
        add("b", 1, "B");
        Observation both = add("both", 2, "A", "B");

        assertThat(log.bookAt(minute(2)).parts()).containsExactly(both);
    }

    @Test
    void ofTwoObservationsOfOneInstantTheLaterReceivedCountsWhateverTheirOrderHere() {
        Observation correction = add("correction", 0, 5, "A");
        Observation original = observation("original", 0, 1, "A");
        log.add(original);

        assertThat(log.bookAt(minute(0)).parts()).containsExactly(correction);
        assertThat(log.booksChangedBy(original)).isEmpty();
    }

    @Test
    void nothingOlderThanSevenDaysIsPartOfABook() {
        Observation old = add("old", 0, "A");
        Instant sevenDays = minute(0).plus(Duration.ofDays(7));

        assertThat(log.bookAt(sevenDays).parts()).containsExactly(old);
        assertThat(log.bookAt(sevenDays.plusMillis(1)).parts()).isEmpty();
    }

    @Test
    void aLateObservationChangesTheLaterBooksThatHoldNoNewerWord() {
        add("a-10", 10, "A");
        add("b-20", 20, "B");
        add("ab-30", 30, "A", "B");
        Observation late = add("late", 5, "B");

        assertThat(log.booksChangedBy(late)).extracting(Book::asOf).containsExactly(minute(5), minute(10));
    }

    @Test
    void historyYearsApartDoesNotMeet() {
        add("new", 0, "A");
        Observation old = observation("old", -3 * 365 * 24 * 60, 9, "B");
        log.add(old);

        assertThat(log.booksChangedBy(old)).extracting(Book::asOf).containsExactly(old.asOf());
    }

    @Test
    void theHorizonReleasesWhatCameFirstButNeverWhatTheNewestBookRestsOn() {
        var small = new ObservationLog(new Horizon(2, 1_000, 3), List.of());
        Observation a = addTo(small, "a", 0, "A");
        Observation b1 = addTo(small, "b1", 1, "B");
        addTo(small, "b2", 2, "B");

        ObservationLog.Evicted evicted = small.evict();

        assertThat(evicted.released()).containsExactly(b1);
        assertThat(evicted.forgotten()).isEmpty();
        assertThat(small.knows("b1")).isTrue();
        assertThat(small.bookAt(minute(2)).parts()).contains(a);
        addTo(small, "b3", 3, "B");
        assertThat(small.evict().forgotten()).containsExactly(b1);
        assertThat(small.knows("b1")).isFalse();
    }

    @Test
    void theHorizonAlsoCountsBytes() {
        var small = new ObservationLog(new Horizon(100, 25, 100), List.of());
        Observation first = addTo(small, "1", 0, "A");
        addTo(small, "2", 1, "A");
        addTo(small, "3", 2, "A");

        assertThat(small.evict().released()).containsExactly(first);
    }

    @Test
    void aBookThatHasLostAPartIsNotPublishedAgain() {
        var small = new ObservationLog(new Horizon(2, 1_000, 10), List.of());
        addTo(small, "c-0", 0, "C");
        addTo(small, "a-10", 10, "A");
        addTo(small, "abc-20", 20, "A", "B", "C");
        small.evict(); // releases c-0, on which the book at 10 rests
        Observation late = addTo(small, "late", 5, "B");

        assertThat(small.booksChangedBy(late)).extracting(Book::asOf).containsExactly(minute(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfArrivalDoesNotMatter(long seed) {
        var random = new Random(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            observations.add(observation("o" + i, random.nextInt(30) * 720, i, someSeries(random)));
        }
        Set<Book> inOrder = lastBooks(observations);
        Collections.shuffle(observations, random);

        assertThat(lastBooks(observations)).isEqualTo(inOrder);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("the log selects the observations of the priced book, whatever their order and ties")
    void theLogPicksTheBookThatIsPriced(long seed) {
        var random = new Random(seed);
        LocalDate[] expiries = {LocalDate.of(2026, 3, 14), LocalDate.of(2026, 3, 16), LocalDate.of(2026, 6, 19)};
        List<OptionChain> chains = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            LocalDate[] covered = random.ints(1 + random.nextInt(2), 0, expiries.length)
                    .distinct()
                    .mapToObj(index -> expiries[index])
                    .toArray(LocalDate[]::new);
            Instant asOf = Chains.START.plus(Duration.ofDays(random.nextInt(10)));
            chains.add(Chains.of("TST", asOf, random.nextInt(2), 90 + random.nextInt(20), covered));
        }
        Collections.shuffle(chains, random);
        chains.forEach(chain -> log.add(Observation.of(chain, log.nextArrival(), 10)));

        for (OptionChain chain : chains) {
            assertThat(log.bookAt(chain.asOf()).parts())
                    .extracting(Observation::eventId)
                    .containsExactlyElementsOf(
                            ChainBook.at(chain.asOf(), chains).orElseThrow().observationIds());
        }
    }

    @Test
    @DisplayName("a correction of how a series settles replaces what was observed of it before")
    void settlementDoesNotTellSeriesApart() {
        LocalDate june = LocalDate.of(2026, 6, 19);
        log.add(new Observation(T0, T0, "am", List.of(new SeriesKey(june, "A", SettlementStyle.AM)), 0, 10, true));
        log.add(new Observation(
                T0, T0.plusSeconds(1), "pm", List.of(new SeriesKey(june, "A", SettlementStyle.PM)), 1, 10, true));

        assertThat(log.bookAt(T0).parts()).extracting(Observation::eventId).containsExactly("pm");
    }

    /** What a reader holds after all events: of each instant the book published last. */
    private static Set<Book> lastBooks(List<Observation> arrivals) {
        var shuffled = new ObservationLog(WIDE, List.of());
        var last = new java.util.HashMap<Instant, Book>();
        for (Observation arrival : arrivals) {
            shuffled.add(arrival);
            shuffled.booksChangedBy(arrival).forEach(book -> last.put(book.asOf(), book));
        }
        return new HashSet<>(last.values());
    }

    private static String[] someSeries(Random random) {
        return random.ints(1 + random.nextInt(3), 0, 5)
                .mapToObj(series -> "S" + series)
                .distinct()
                .toArray(String[]::new);
    }

    private Observation add(String id, int minute, String... series) {
        return addTo(log, id, minute, series);
    }

    private Observation add(String id, int minute, int receivedSecond, String... series) {
        Observation observation = observation(id, minute, receivedSecond, series);
        log.add(observation);
        return observation;
    }

    private static Observation addTo(ObservationLog log, String id, int minute, String... series) {
        Observation observation = observation(id, minute, (int) log.nextArrival(), series);
        log.add(observation);
        return observation;
    }

    private static Observation observation(String id, int minute, int arrival, String... series) {
        List<SeriesKey> keys = Arrays.stream(series)
                .map(root -> new SeriesKey(LocalDate.of(2026, 6, 19), root, SettlementStyle.PM))
                .toList();
        return new Observation(minute(minute), T0.plusSeconds(arrival), id, keys, arrival, 10, true);
    }

    private static Instant minute(long minute) {
        return T0.plus(Duration.ofMinutes(minute));
    }
}
