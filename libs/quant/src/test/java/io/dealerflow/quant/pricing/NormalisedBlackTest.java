package io.dealerflow.quant.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NormalisedBlackTest {
    @ParameterizedTest(name = "b({0}, {1})")
    @CsvFileSource(resources = "normalised-black.csv", useHeadersInDisplayName = true)
    void matchesReference(double x, double s, double expected) {
        double h = x / s;
        // exp(-h^2/2) alone loses h^2/2 roundings.
        assertThat(NormalisedBlack.call(x, s)).isCloseTo(expected, within((2e-15 + h * h * 2.3e-16) * expected));
    }
}
