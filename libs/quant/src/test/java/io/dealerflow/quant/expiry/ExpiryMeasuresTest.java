package io.dealerflow.quant.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.exposure.MaxPain;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryMeasuresTest {
    private static PreparedBook prepared(Book book) {
        return PreparedBook.of(book, Convention.DEFAULT);
    }

    private static SeriesReading reading(String expiry, OptionLine... lines) {
        return prepared(Books.book(Books.series("SPY", expiry, List.of(lines))))
                .readings()
                .getFirst();
    }

    @Test
    void atTheMoneyVolatilityIsLinearBetweenTheStrikesAroundTheForward() {
        SeriesReading reading = reading(
                "2023-01-20",
                Books.line(Right.PUT, 98, 0.22, 1),
                Books.line(Right.CALL, 98, 0.9, 1),
                Books.line(Right.CALL, 103, 0.18, 1),
                Books.line(Right.PUT, 103, 0.9, 1));
        double share = (reading.forward().forward() - 98) / 5;

        assertThat(AtTheMoney.volatility(reading))
                .hasValueSatisfying(volatility -> assertThat(volatility).isCloseTo(0.22 - share * 0.04, within(1e-12)));
    }

    @Test
    void noVolatilityOnOneSideMeansNoneAtTheMoney() {
        assertThat(AtTheMoney.volatility(reading("2023-01-20", Books.line(Right.PUT, 98, 0.22, 1))))
                .isEmpty();
    }

    @Test
    void horizonIsInterpolatedInVariance() {
        PreparedBook prepared = prepared(Books.book(
                Books.series(
                        "SPY",
                        "2022-12-30",
                        List.of(Books.line(Right.PUT, 95, 0.3, 1), Books.line(Right.CALL, 105, 0.3, 1))),
                Books.series(
                        "SPY",
                        "2023-03-17",
                        List.of(Books.line(Right.PUT, 95, 0.2, 1), Books.line(Right.CALL, 105, 0.2, 1)))));
        double near = prepared.readings().getFirst().years();
        double far = prepared.readings().getLast().years();
        double years = 30 / 365.0;
        double variance = (0.09 * near * (far - years) + 0.04 * far * (years - near)) / (far - near);

        assertThat(AtTheMoney.volatilityAt(prepared, years))
                .hasValueSatisfying(
                        volatility -> assertThat(volatility).isCloseTo(Math.sqrt(variance / years), within(1e-12)));
        assertThat(AtTheMoney.volatilityAt(prepared, 1)).isEmpty();
    }

    @Test
    void expectedMoveNamesStraddleAndSigma() {
        SeriesReading reading = reading(
                "2022-12-16",
                new OptionLine(Right.CALL, 100, 1.0, 1.2, 0.2, null, 0, 1),
                new OptionLine(Right.PUT, 100, 0.9, 1.1, 0.2, null, 0, 1),
                Books.line(Right.CALL, 101, 0.2, 1));

        ExpectedMove move = ExpectedMove.of(reading, 100);

        assertThat(move.straddle()).isCloseTo(2.1, within(1e-12));
        assertThat(move.sigma()).isCloseTo(100 * 0.2 * Math.sqrt(reading.years()), within(1e-9));
    }

    @Test
    void aSettledSeriesMovesNoMore() {
        SeriesReading settled = reading(
                "2022-12-09",
                new OptionLine(Right.CALL, 100, 1.0, 1.2, 0.2, null, 0, 1),
                new OptionLine(Right.PUT, 100, 0.9, 1.1, 0.2, null, 0, 1));

        assertThat(ExpectedMove.of(settled, 100)).isEqualTo(new ExpectedMove(null, null));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    void impossibleSpotsAreRejected(double bad) {
        SeriesReading reading = reading("2022-12-16", Books.line(Right.CALL, 101, 0.2, 1));

        assertThatIllegalArgumentException().isThrownBy(() -> ExpectedMove.of(reading, bad));
        assertThatIllegalArgumentException().isThrownBy(() -> MaxPain.of(reading.series(), bad));
    }

    @Test
    void theStraddleIsBetterThanSigma() {
        assertThat(new ExpectedMove(2.1, 2.5).best()).isEqualTo(2.1);
        assertThat(new ExpectedMove(null, 2.5).best()).isEqualTo(2.5);
        assertThat(new ExpectedMove(null, null).best()).isNull();
    }

    @Test
    void putCallRatiosAreNullWithoutCalls() {
        Book puts = Books.book(Books.series("SPY", "2022-12-30", List.of(Books.line(Right.PUT, 95, 0.3, 4))));
        Book both = Books.book(Books.series(
                "SPY", "2022-12-30", List.of(Books.line(Right.PUT, 95, 0.3, 4), Books.line(Right.CALL, 95, 0.3, 8))));

        assertThat(PutCallRatios.of(prepared(puts))).isEqualTo(new PutCallRatios(null, null));
        assertThat(PutCallRatios.of(prepared(both))).isEqualTo(new PutCallRatios(0.5, 0.5));
    }
}
