package io.dealerflow.quant.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.data.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateCurveTest {
    /** A line of the file: what QuantLib makes of a par curve at one maturity. */
    private record Reference(String curve, int couponsPerYear, double years, String parYield, double zeroRate) {
        static Reference parse(String line) {
            String[] cells = line.split(",");
            return new Reference(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Integer.parseInt(cells[2]) / 12.0,
                    cells[3],
                    Double.parseDouble(cells[4]));
        }

        double rate() {
            return Double.parseDouble(parYield);
        }
    }

    private static List<Reference> references(String curve) {
        return Resources.lines("curve/par-curves.csv").stream()
                .skip(2)
                .map(Reference::parse)
                .filter(reference -> reference.curve.equals(curve))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"treasury", "rising", "negative", "swaps"})
    void parYieldsGiveTheZeroRatesOfQuantLib(String name) {
        List<Reference> references = references(name);
        List<Reference> pillars = references.stream()
                .filter(reference -> !reference.parYield.isEmpty())
                .toList();

        RateCurve curve = RateCurve.ofParYields(
                pillars.stream().map(Reference::years).toList(),
                pillars.stream().map(Reference::rate).toList(),
                pillars.getFirst().couponsPerYear);

        assertThat(references)
                .hasSizeGreaterThan(2 * pillars.size())
                .allSatisfy(reference ->
                        assertThat(curve.zeroRate(reference.years)).isCloseTo(reference.zeroRate, within(1e-12)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 0.3, 1, 30, 1000})
    void aFlatCurveIsItsRateEverywhere(double years) {
        assertThat(RateCurve.flat(0.043).zeroRate(years)).isEqualTo(0.043);
        assertThat(RateCurve.flat(0.043).discountFactor(years)).isEqualTo(Math.exp(-0.043 * years));
    }

    /** By hand: 1 % up to a year, then a forward rate of 3 %. */
    @ParameterizedTest
    @CsvSource({"0, 0.01", "0.5, 0.01", "1, 0.01", "1.5, 0.016666666666666666", "2, 0.02", "4, 0.025"})
    void forwardRatesAreConstantBetweenMaturities(double years, double expected) {
        RateCurve curve = new RateCurve(List.of(1.0, 2.0), List.of(0.01, 0.02));

        assertThat(curve.zeroRate(years)).isCloseTo(expected, within(1e-16));
    }

    @Test
    void impossibleCurvesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateCurve(List.of(), List.of()))
                .withMessageContaining("had 0 and 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateCurve(List.of(1.0, 1.0), List.of(0.01, 0.02)))
                .withMessage("maturities must rise, but 1.0 follows 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateCurve(List.of(1.0), List.of(Double.NaN)))
                .withMessageContaining("zeroRates[0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateCurve(List.of(0.0), List.of(0.01)))
                .withMessageContaining("years[0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateCurve.flat(0.01).zeroRate(Double.NaN))
                .withMessageContaining("maturity");
    }

    @Test
    void impossibleBondsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateCurve.ofParYields(List.of(1.0, 1.7), List.of(0.01, 0.02), 2))
                .withMessageContaining("1.7 years");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateCurve.ofParYields(List.of(0.5, 30.0), List.of(0.01, Double.NaN), 2))
                .withMessageContaining("parYields[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateCurve.ofParYields(List.of(1.0), List.of(0.05), 0))
                .withMessageContaining("couponsPerYear");
        // Coupons of the first ten years are already worth more than par.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateCurve.ofParYields(List.of(10.0, 20.0), List.of(0.001, 0.5), 1))
                .withMessageContaining("20.0 years");
    }
}
