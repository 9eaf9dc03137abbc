package io.dealerflow.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            1,234      | 1234
            12,345.5   | 12345.5
            -1,234.25  | -1234.25
            123,456,789| 123456789
            999        | 999
            0.001      | 0.001
            -0         | 0
            1e-3       | 0.001
            .5         | 0.5
            """)
    void thousandsAreGroupsOfThree(String text, double value) {
        assertThat(Numbers.parseWithThousands(text)).isEqualTo(value);
    }

    @DisplayName("a decimal comma is not read as a thousands separator")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0,001",
                "-0,001",
                "00,123",
                "0,123,456",
                "1,23",
                "1,2345",
                "1234,567",
                ",123",
                "1,,234",
                "1.234,5",
                "1,234,56",
                "1 234",
                "1'234"
            })
    void otherCommasAreNotNumbers(String text) {
        assertThat(Numbers.parseWithThousands(text)).isNaN();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1,234", "0,5", "NaN", "Infinity", "", "--1", "0x10", "1d"})
    void withoutThousandsNoCommaIsANumber(String text) {
        assertThat(Numbers.parse(text)).isNaN();
    }
}
