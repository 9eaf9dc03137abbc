package io.dealerflow.kit.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "-1.5, -1.5", "+.25, 0.25", "2., 2", "1e-3, 0.001", "12E2, 1200"})
    void readsDecimals(String text, double value) {
        assertThat(Decimals.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1,5", "1_000", "NaN", "Infinity", "0x1p3", "1d", ".", "1e", "1e1234", "--1"})
    void nothingElseIsANumber(String text) {
        assertThat(Decimals.parse(text)).isNaN();
    }

    @Test
    void minusZeroIsZero() {
        assertThat(1 / Decimals.parse("-0")).isPositive();
    }
}
