package io.dealerflow.gexapi.calculate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    private static double parse(String text) {
        char[] buffer = ("#" + text + "#").toCharArray();
        return DecimalText.parse(buffer, 1, text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "5800",
                "5800.00",
                "0.1825",
                "-7.2131",
                "1e-05",
                "+3",
                ".5",
                "5.",
                "0.000001",
                "999999999999999",
                "1234567890.12345",
                "1234567890123456.5",
                "0.3",
                "0.123456789012345678"
            })
    @DisplayName("the nearest double, as Double.parseDouble finds it")
    void nearestDouble(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "abc", "1.2.3", "1,000", "NaN", "0x10", "1 ", "Infinity", "--1"})
    @DisplayName("what is no decimal number is NaN")
    void noNumber(String text) {
        assertThat(parse(text)).isNaN();
    }
}
