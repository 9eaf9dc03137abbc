package io.dealerflow.quant.openinterest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenInterestChangeTest {
    private static final Instant NEXT_DAY = Books.AS_OF.plus(Duration.ofDays(1));

    private static OptionLine open(Right right, double strike, long contracts) {
        return Books.line(right, strike, 0.2, contracts);
    }

    private static Book nextDay(Series... series) {
        return new Book("TEST", NEXT_DAY, 101, List.of(series));
    }

    private static Series january(OptionLine... lines) {
        return Books.series("SPX", "2023-01-20", List.of(lines));
    }

    private static Series march(String root, OptionLine... lines) {
        return Books.series(root, "2023-03-17", List.of(lines));
    }

    @Test
    void byContractStrikeAndExpiry() {
        Book before = Books.book(
                january(open(Right.CALL, 100, 50), open(Right.PUT, 100, 70)), march("SPX", open(Right.CALL, 100, 5)));
        Book after = nextDay(
                january(open(Right.CALL, 100, 80), open(Right.PUT, 100, 60)), march("SPX", open(Right.CALL, 100, 9)));

        OpenInterestChange change = OpenInterestChange.between(before, after);

        assertThat(change.contracts()).extracting(ContractChange::change).containsExactly(30L, -10L, 4L);
        assertThat(change.byStrike()).containsOnlyKeys(100.0);
        assertThat(change.byStrike().get(100.0)).isEqualTo(new RightChanges(34, -10));
        assertThat(change.byExpiry().firstEntry().getValue()).isEqualTo(new RightChanges(30, -10));
        assertThat(change.total()).isEqualTo(new RightChanges(34, -10));
        assertThat(change.total().total()).isEqualTo(24);
    }

    @Test
    void newAndDelistedStrikesCountFromAndToZero() {
        OpenInterestChange change = OpenInterestChange.between(
                Books.book(january(open(Right.CALL, 100, 50))), nextDay(january(open(Right.CALL, 105, 8))));

        assertThat(change.contracts()).extracting(ContractChange::change).containsExactly(-50L, 8L);
    }

    @Test
    void rootsOfOneDateAreNotMixed() {
        Book before = Books.book(march("SPX", open(Right.CALL, 100, 5)), march("SPXW", open(Right.CALL, 100, 7)));
        Book after = nextDay(march("SPX", open(Right.CALL, 100, 6)), march("SPXW", open(Right.CALL, 100, 9)));

        assertThat(OpenInterestChange.between(before, after).contracts())
                .extracting(ContractChange::change)
                .containsExactly(1L, 2L);
    }

    @Test
    void aSeriesInOneBookOnlyIsNamedAndNotCounted() {
        OpenInterestChange change = OpenInterestChange.between(
                Books.book(january(open(Right.CALL, 100, 50))), nextDay(march("SPX", open(Right.CALL, 100, 5))));

        assertThat(change.contracts()).isEmpty();
        assertThat(change.onlyBefore()).extracting(SeriesKey::expiry).hasToString("[2023-01-20]");
        assertThat(change.onlyAfter()).extracting(SeriesKey::expiry).hasToString("[2023-03-17]");
        assertThat(change.total()).isEqualTo(new RightChanges(0, 0));
    }

    @Test
    void whatHasSettledSinceIsNoChange() {
        Book before = Books.book(Books.series("SPXW", "2022-12-12", List.of(open(Right.CALL, 100, 50))));

        OpenInterestChange change = OpenInterestChange.between(before, nextDay());

        assertThat(change.contracts()).isEmpty();
        assertThat(change.onlyBefore()).isEmpty();
    }

    @Test
    void booksMustBeOfOneUnderlyingAndInOrder() {
        Book other = new Book("OTHER", NEXT_DAY, 100, List.of());

        assertThatThrownBy(() -> OpenInterestChange.between(Books.book(), other))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OpenInterestChange.between(nextDay(), Books.book()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
