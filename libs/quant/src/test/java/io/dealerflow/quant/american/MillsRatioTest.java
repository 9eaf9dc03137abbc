package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.pricing.ErrorFunction;
import io.dealerflow.quant.pricing.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class MillsRatioTest {
    private static final double SQRT_HALF_PI = Math.sqrt(0.5 * Math.PI);

    @ParameterizedTest(name = "m({0} sqrt(2))")
    @CsvFileSource(resources = "/io/dealerflow/quant/pricing/erfcx.csv", useHeadersInDisplayName = true)
    void isTheScaledErrorFunctionOfReference(double x, double erfcx) {
        double density = NormalDistribution.density(x * Math.sqrt(2));
        double expected = SQRT_HALF_PI * erfcx;
        double accuracy = 1e-14 * Math.max(1, x * x);

        assertThat(MillsRatio.tail(0, x * Math.sqrt(2)))
                .isCloseTo(expected * density, within(accuracy * expected * density));
        if (x >= 0) {
            assertThat(MillsRatio.at(x * Math.sqrt(2))).isCloseTo(expected, within(1e-14 * expected));
        }
    }

    @Test
    void seriesMeetEverywhere() {
        for (double x = 0; x < 10; x += 0.001) {
            double expected = SQRT_HALF_PI * ErrorFunction.erfcx(x * Math.sqrt(0.5));

            assertThat(MillsRatio.at(x)).isCloseTo(expected, within(1e-14 * expected));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-40, -1.5, 0, 0.7, 40})
    void tailGrows(double x) {
        double expected = Math.exp(0.3) * NormalDistribution.cumulative(-x);

        assertThat(MillsRatio.tail(0.3, x)).isCloseTo(expected, within(1e-13 * expected));
    }

    @Test
    void limits() {
        assertThat(MillsRatio.at(Double.POSITIVE_INFINITY)).isZero();
        assertThat(MillsRatio.tail(0, Double.POSITIVE_INFINITY)).isZero();
        assertThat(MillsRatio.tail(0, Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(MillsRatio.tail(0, Double.NaN)).isNaN();
    }
}
