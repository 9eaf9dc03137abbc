package io.dealerflow.quant.chain;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookInputTest {
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void impossibleLinesAreRejected(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OptionLine(Right.CALL, bad, 1, 1, 0.2, 0.1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OptionLine(Right.CALL, 100, bad, 1, 0.2, 0.1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OptionLine(Right.CALL, 100, 1, bad, 0.2, 0.1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OptionLine(Right.CALL, 100, 1, 1, bad, 0.1, 1, 1));
    }

    @Test
    void impossibleGammasAndCountsAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptionLine(Right.CALL, 100, 1, 1, 0.2, Double.NaN, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OptionLine(Right.CALL, 100, 1, 1, 0.2, 0.1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OptionLine(Right.CALL, 100, 1, 1, 0.2, 0.1, 1, -1));
    }

    @Test
    void aContractListedTwiceIsRejected() {
        List<OptionLine> twice = List.of(Books.line(Right.CALL, 100, 0.2, 1), Books.line(Right.CALL, 100, 0.3, 1));

        assertThatIllegalArgumentException().isThrownBy(() -> Books.series("SPY", "2022-12-16", twice));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    void impossibleSpotsAreRejected(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Book("SPX", Books.AS_OF, bad, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Series.Observation(Books.AS_OF, bad));
    }

    @Test
    void seriesFromTheFutureAreRejected() {
        Series.Observation later = new Series.Observation(Books.AS_OF.plusSeconds(1), 100);
        Series series = Books.series("SPY", "2022-12-16", later, List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> Books.book(series));
    }

    @Test
    void aSeriesGivenTwiceIsRejected() {
        Series series = Books.series("SPY", "2022-12-16", List.of(Books.line(Right.CALL, 100, 0.2, 1)));
        Series other = Books.series("SPY", "2022-12-23", List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Books.book(series, other, series))
                .withMessageContaining("SPY");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void impossibleVolatilityShiftsAreRejected(double bad) {
        PreparedBook prepared = PreparedBook.of(Books.typical(), Convention.DEFAULT);

        assertThatIllegalArgumentException().isThrownBy(() -> prepared.withVolatilityShift(bad));
    }
}
