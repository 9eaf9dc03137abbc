package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.dealerflow.contracts.event.Wire;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants on the wire are those that the JDK reads. */
class WireInstantsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-04T13:15:00Z",
                "1999-12-31T23:59:59.999999999Z",
                "2024-02-29T00:00:00.5Z",
                "2026-03-04T05:06:07.000001Z",
                "0000-01-01T00:00:00.0Z",
                "2024-01-04T13:15:00.Z",
                "2024-01-04T24:00:00Z",
                "+12024-01-04T13:15:00Z",
                "-0001-01-04T13:15:00Z",
                "2024-01-04T13:15:00+01:00"
            })
    void everyForm(String text) throws Exception {
        assertThat(Wire.json().readValue('"' + text + '"', Instant.class)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"1704374100, 2024-01-04T13:15:00Z", "1704374100.25, 2024-01-04T13:15:00.250Z"})
    @DisplayName("a number is seconds since 1970")
    void seconds(String json, Instant expected) throws Exception {
        assertThat(Wire.json().readValue(json, Instant.class)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-13-04T13:15:00Z",
                "2023-02-29T13:15:00Z",
                "2024-01-04T13:15:6xZ",
                "2024-01-04T13:15:00.-5Z",
                "2024-01-04T13:15:00.1234567890Z",
                "2024-01-04 13:15:00Z",
                "2024-01-04T13:15:00",
                "20x4-01-04T13:15:00Z"
            })
    void whatIsNone(String text) {
        assertThatThrownBy(() -> Wire.json().readValue('"' + text + '"', Instant.class))
                .isInstanceOf(InvalidFormatException.class);
    }
}
