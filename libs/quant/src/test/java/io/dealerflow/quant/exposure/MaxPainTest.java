package io.dealerflow.quant.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MaxPainTest {
    private static Series series(double multiplier, List<OptionLine> lines) {
        return new Series(
                SeriesKey.listed(LocalDate.of(2022, 12, 16), "TEST"),
                multiplier,
                new Series.Observation(Books.AS_OF, 100),
                lines);
    }

    @Test
    void publishedExample() {
        Series series = series(
                1,
                List.of(
                        Books.line(Right.CALL, 7700, 0.2, 1_823_400),
                        Books.line(Right.CALL, 7800, 0.2, 3_448_575),
                        Books.line(Right.CALL, 7900, 0.2, 5_367_450),
                        Books.line(Right.PUT, 7700, 0.2, 5_783_025),
                        Books.line(Right.PUT, 7800, 0.2, 4_864_125),
                        Books.line(Right.PUT, 7900, 0.2, 2_559_375)));

        assertThat(MaxPain.pains(series)).containsExactly(998_287_500, 438_277_500, 709_537_500);
        assertThat(MaxPain.of(series, 7900)).isEqualTo(7800);
    }

    @Test
    void equalsTheDefinition() {
        Random random = new Random(7);
        List<OptionLine> lines = IntStream.range(0, 60)
                .boxed()
                .flatMap(i ->
                        Stream.of(Right.values()).map(right -> Books.line(right, 70 + i, 0.2, random.nextInt(1000))))
                .toList();
        Series series = series(100, lines);
        double[] pains = MaxPain.pains(series);

        for (int rung = 0; rung < series.rungs(); rung++) {
            double settled = series.rungStrike(rung);
            double paid = lines.stream()
                    .mapToDouble(line ->
                            line.openInterest() * Math.max(0, line.right().sign() * (settled - line.strike())))
                    .sum();
            assertThat(pains[rung]).isEqualTo(100 * paid);
        }
    }

    @Test
    void tiesGoToTheStrikeNearestToSpot() {
        Series series = series(
                100,
                List.of(
                        Books.line(Right.PUT, 90, 0.2, 1),
                        Books.line(Right.CALL, 95, 0.2, 0),
                        Books.line(Right.CALL, 110, 0.2, 1)));

        assertThat(MaxPain.of(series, 97)).isEqualTo(95);
        assertThat(MaxPain.of(series, 200)).isEqualTo(110);
    }

    @Test
    void nothingOpenHasNone() {
        assertThat(MaxPain.of(series(100, List.of(Books.line(Right.CALL, 100, 0.2, 0))), 100))
                .isNull();
    }
}
