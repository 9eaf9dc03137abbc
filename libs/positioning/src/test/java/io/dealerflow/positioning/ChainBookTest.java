package io.dealerflow.positioning;

import static io.dealerflow.positioning.Chains.MONDAY;
import static io.dealerflow.positioning.Chains.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.contracts.raw.OptionChain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChainBookTest {
    private static final OptionChain FIRST = observed("first", MONDAY, 100, "2022-12-16", "2023-01-20");
    private static final OptionChain SECOND = observed("second", MONDAY.plusSeconds(3600), 101, "2023-01-20");

    private static ChainBook book(OptionChain... observations) {
        return ChainBook.at(Instant.parse("2030-01-01T00:00:00Z"), List.of(observations))
                .orElseThrow();
    }

    private static String sourceOf(ChainBook book, String expiry) {
        return book.parts().stream()
                .filter(part -> part.series().expiry().toString().equals(expiry))
                .map(part -> part.observation().eventId())
                .reduce("", String::concat);
    }

    @Test
    void ofEachExpiryTheNewestObservationCounts() {
        ChainBook book = book(FIRST, SECOND);

        assertThat(sourceOf(book, "2022-12-16")).isEqualTo("first");
        assertThat(sourceOf(book, "2023-01-20")).isEqualTo("second");
        assertThat(book.observationIds()).containsExactly("first", "second");
    }

    @Test
    void asOfAndSpotAreTheNewestObservations() {
        ChainBook book = book(FIRST, SECOND);

        assertThat(book.asOf()).isEqualTo(SECOND.asOf());
        assertThat(book.spot()).isEqualTo(101);
    }

    @Test
    void orderAndRepetitionOfObservationsDoNotMatter() {
        assertThat(book(SECOND, FIRST, SECOND)).isEqualTo(book(FIRST, SECOND));
    }

    @Test
    void ofTwoWithTheSameAsOfTheLaterReceivedCounts() {
        OptionChain correction = observed("correction", MONDAY, MONDAY.plusSeconds(60), 99, "2022-12-16");

        ChainBook book = book(correction, FIRST);

        assertThat(sourceOf(book, "2022-12-16")).isEqualTo("correction");
        assertThat(sourceOf(book, "2023-01-20")).isEqualTo("first");
        assertThat(book.spot()).isEqualTo(99);
    }

    @Test
    @DisplayName("of two observations of one instant, received together, the same one counts whatever their order")
    void tiesAreSettledByTheEventId() {
        OptionChain a = observed("a", MONDAY, 99, "2022-12-16");
        OptionChain b = observed("b", MONDAY, 98, "2022-12-16");

        assertThat(book(a, b).observationIds()).containsExactly("b");
        assertThat(book(b, a).observationIds()).containsExactly("b");
    }

    @Test
    void laterObservationsAreNotKnownYet() {
        ChainBook book = ChainBook.at(MONDAY, List.of(FIRST, SECOND)).orElseThrow();

        assertThat(book.observationIds()).containsExactly("first");
        assertThat(ChainBook.at(MONDAY.minusSeconds(1), List.of(FIRST))).isEmpty();
    }

    @Test
    void supersededObservationsAreNoPartOfTheBook() {
        OptionChain whole = observed("whole", MONDAY.plusSeconds(60), 100, "2022-12-16", "2023-01-20");

        assertThat(book(FIRST, whole).observationIds()).containsExactly("whole");
    }

    @Test
    void expiriesUnseenForAWeekAreForgotten() {
        OptionChain later = observed("later", MONDAY.plus(Duration.ofDays(7)).plusSeconds(1), 100, "2023-03-17");
        OptionChain inTime = observed("later", MONDAY.plus(Duration.ofDays(7)), 100, "2023-03-17");

        assertThat(sourceOf(book(FIRST, later), "2023-01-20")).isEmpty();
        assertThat(sourceOf(book(FIRST, inTime), "2023-01-20")).isEqualTo("first");
    }

    @Test
    void carriedExpiriesThatSettledAreLeftOut() {
        OptionChain friday = observed("friday", Instant.parse("2022-12-16T21:00:00Z"), 100, "2022-12-23");

        assertThat(sourceOf(book(FIRST, friday), "2022-12-16")).isEmpty();
    }

    @Test
    void expiriesThatTheNewestObservationShowsSettledStay() {
        OptionChain friday = observed("friday", Instant.parse("2022-12-16T21:00:00Z"), 100, "2022-12-16");

        assertThat(sourceOf(book(friday), "2022-12-16")).isEqualTo("friday");
    }

    @Test
    void oneBookHasOneUnderlying() {
        OptionChain other =
                new OptionChain("x", "cboe", MONDAY, MONDAY, 1, "RUT", 100, FIRST.series(), FIRST.contracts());

        assertThatIllegalArgumentException().isThrownBy(() -> book(FIRST, other));
    }
}
