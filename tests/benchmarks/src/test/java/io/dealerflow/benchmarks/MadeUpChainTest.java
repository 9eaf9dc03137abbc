package io.dealerflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.BookQuality;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.VolatilitySource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MadeUpChainTest {
    @ParameterizedTest
    @CsvSource({"14, 10, 21, 20000", "2, 4, 4, 500"})
    void hasItsShapeAndAnswersEveryQuestion(int daily, int weekly, int monthly, int contracts) {
        MadeUpChain.Shape shape = new MadeUpChain.Shape(daily, weekly, monthly, contracts);

        Book book = MadeUpChain.of(shape);
        ChainAnalysis analysis = ChainAnalysis.of(book);

        assertThat(book.series()).hasSize(shape.expiries());
        assertThat(book.series().stream().mapToInt(Series::size).sum()).isEqualTo(contracts);
        assertThat(analysis.gex().flip().nearest()).isBetween(0.9 * book.spot(), 1.1 * book.spot());
        assertThat(analysis.pin()).isPresent();
        assertThat(analysis.hedging()).isNotEmpty();
        assertThat(analysis.gex().prepared().readings())
                .allSatisfy(
                        reading -> assertThat(reading.forward().parityStrikes()).isPositive());
    }

    @ParameterizedTest
    @CsvSource({"VENDOR", "IMPLIED"})
    void readsVolatilitiesFromVendorAndQuotes(VolatilitySource source) {
        BookQuality quality =
                ChainAnalysis.of(MadeUpChain.of(MadeUpChain.Shape.LARGE)).gex().quality();

        assertThat(quality.volatilitySources().get(source)).isGreaterThan(1000);
    }
}
