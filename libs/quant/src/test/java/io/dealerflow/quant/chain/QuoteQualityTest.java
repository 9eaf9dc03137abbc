package io.dealerflow.quant.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.data.RecordedChains;
import io.dealerflow.quant.pricing.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteQualityTest {
    private static QuoteQuality of(Book book) {
        return QuoteQuality.of(PreparedBook.of(book, Convention.DEFAULT));
    }

    @Test
    void countsZeroAndCrossedQuotes() {
        Book book = Books.book(Books.series(
                "SPY",
                "2023-01-20",
                List.of(
                        Books.quoted(Right.CALL, 99, 2, 2.1),
                        Books.quoted(Right.CALL, 100, 0, 1),
                        Books.quoted(Right.CALL, 101, 0, 0),
                        Books.quoted(Right.CALL, 102, 2, 1),
                        Books.quoted(Right.PUT, 102, 1, 1))));

        QuoteQuality quality = of(book);

        assertThat(quality.contracts()).isEqualTo(5);
        assertThat(quality.zeroQuotes()).isEqualTo(2);
        assertThat(quality.crossedQuotes()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-12-12T20:00:00Z, 2022-12-09", // Monday: Friday's
        "2022-12-13T15:00:00Z, 2022-12-12",
        "2022-12-17T18:00:00Z, 2022-12-15", // Saturday: published on Friday morning
        "2022-11-25T15:00:00Z, 2022-11-23", // the day after Thanksgiving
        "2022-12-13T03:00:00Z, 2022-12-09", // still Monday in New York
        "2022-12-13T11:29:59Z, 2022-12-09", // not out yet on Tuesday
        "2022-12-13T11:30:00Z, 2022-12-12",
        "2022-12-12T06:00:00Z, 2022-12-08" // Monday at one: Friday's is not out
    })
    void openInterestIsThePreviousSessions(Instant asOf, LocalDate session) {
        assertThat(QuoteQuality.openInterestAsOf(asOf)).isEqualTo(session);
    }

    @Test
    void quotesAgeFromTheLastOpenMarket() {
        Instant evening = Instant.parse("2022-12-13T01:30:00Z");

        assertThat(QuoteQuality.age(evening, evening)).isEqualTo(Duration.ofMinutes(270));
        assertThat(QuoteQuality.age(Books.AS_OF, Books.AS_OF)).isZero();
        Instant beforeTheOpen = Instant.parse("2022-12-12T14:00:00Z");
        assertThat(QuoteQuality.age(beforeTheOpen, Books.AS_OF)).isEqualTo(Duration.ofHours(71));
    }

    @Test
    void aCarriedSeriesIsTheOldest() {
        Series carried = Books.series(
                "SPY",
                "2023-01-20",
                new Series.Observation(Books.AS_OF.minus(Duration.ofHours(2)), 99),
                List.of(Books.line(Right.CALL, 100, 0.2, 1)));
        Series fresh = Books.series("SPX", "2023-01-20", List.of(Books.line(Right.CALL, 100, 0.2, 1)));

        QuoteQuality quality = of(Books.book(carried, fresh));

        assertThat(quality.newestAge()).isZero();
        assertThat(quality.oldestAge()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void anEmptyBookHasNoAge() {
        assertThat(of(Books.book()).oldestAge()).isNull();
    }

    /** Recorded at 20:30 New York, four and a half hours after the close. */
    @Test
    void recordedAfterHoursQuotesAreTheCloses() {
        QuoteQuality spx = of(RecordedChains.spx20221212());

        assertThat(spx.newestAge()).isEqualTo(Duration.ofMinutes(270));
        assertThat(spx.openInterestAsOf()).isEqualTo(LocalDate.of(2022, 12, 9));
        assertThat(spx.zeroQuotes()).isGreaterThan(spx.contracts() / 2);
    }
}
