package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KinkTest {
    private static final Kink KINK = Kink.of(0.3, 2, -1.5, 4);

    /** Expansion about the place: 2 x - 1.5 x^2 / 2 + 4 x^3 / 6. */
    @Test
    void hasItsDerivativesAbove() {
        double x = 1e-3;

        assertThat(KINK.value(0.3 + x, 0)).isCloseTo(2 * x - 0.75 * x * x + 2.0 / 3 * x * x * x, within(1e-11));
        assertThat(KINK.value(0.3, 0)).isZero();
        assertThat(KINK.value(0.2, 0)).isZero();
    }

    /** The positive part of (x - 0.4) (1 + x) at nodes 0.25 apart: slope 1.4, second derivative 2, no third. */
    @Test
    void isFoundBetweenNodes() {
        double[] values = new double[8];
        for (int i = 0; i < values.length; i++) {
            double x = 0.25 * (i - 2);
            values[i] = (x - 0.4) * (1 + x);
        }
        Kink kink = Kink.between(values, 3, 0.25, 0.25);
        Kink expected = Kink.of(0.4, 1.4, 2, 0);

        assertThat(kink.place()).isCloseTo(0.4, within(1e-12));
        assertThat(kink.value(2, 0)).isCloseTo(expected.value(2, 0), within(1e-11));
    }

    /** Against the sum over the density. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.01", "0.35, 0.01", "0.1, 0.01", "0.9, 0.04", "0, 1e-4", "2.5, 0.01", "-1, 0.2"})
    void diffuses(double at, double variance) {
        double root = Math.sqrt(variance);
        double sum = 0;
        double step = 1e-4;
        for (double u = -9; u < 9; u += step) {
            sum += step * Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI) * KINK.value(at + root * u, 0);
        }

        assertThat(KINK.value(at, variance)).isCloseTo(sum, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.01", "0.35, 0.01", "0.1, 0.01", "0.9, 0.04", "2.5, 0.01"})
    void derivativesAreThoseOfTheValue(double at, double variance) {
        double step = 1e-4;
        double above = KINK.value(at + step, variance);
        double below = KINK.value(at - step, variance);
        double value = KINK.value(at, variance);

        assertThat(KINK.firstDerivative(at, variance)).isCloseTo((above - below) / (2 * step), within(1e-5));
        assertThat(KINK.secondDerivative(at, variance))
                .isCloseTo((above - 2 * value + below) / (step * step), within(1e-4));
    }
}
