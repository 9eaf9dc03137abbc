package io.dealerflow.quant.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ErrorFunctionTest {
    @ParameterizedTest(name = "erfcx({0})")
    @CsvFileSource(resources = "erfcx.csv", useHeadersInDisplayName = true)
    void scaledFunctionMatchesReference(double x, double expected) {
        assertThat(ErrorFunction.erfcx(x)).isCloseTo(expected, within(4e-16 * expected));
    }

    @ParameterizedTest(name = "erfc({0})")
    @CsvFileSource(resources = "erfcx.csv", useHeadersInDisplayName = true)
    void plainFunctionIsTheScaledOneUnscaled(double x, double scaled) {
        double expected = scaled * Math.exp(-x * x);

        assertThat(ErrorFunction.erfc(x)).isCloseTo(expected, within(Math.max(1, x * x) * 1e-15 * expected));
    }

    @Test
    void limits() {
        assertThat(ErrorFunction.erfc(Double.NEGATIVE_INFINITY)).isEqualTo(2);
        assertThat(ErrorFunction.erfc(Double.POSITIVE_INFINITY)).isZero();
        assertThat(ErrorFunction.erfcx(-30)).isInfinite();
    }
}
