package io.dealerflow.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ExpiryTest {
    @ParameterizedTest
    @CsvSource({
        "90d, 2026-06-11T14:30:00Z",
        "12h, 2026-03-14T02:30:00Z",
        "2027-01-31, 2027-01-31T00:00:00Z",
        "2027-01-31T12:00:00Z, 2027-01-31T12:00:00Z",
    })
    void aTimeIsSpanDateOrInstant(String text, Instant expected) {
        assertThat(Expiry.parse(text).after(Instant.parse("2026-03-13T14:30:00Z")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "d", "-1d", "tomorrow", "2027-02-30"})
    void anythingElseIsRefusedWithTheForms(String text) {
        assertThatThrownBy(() -> Expiry.parse(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("90d");
    }
}
