package io.dealerflow.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-04T15:30:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                " 0 | PT0S",
                "Wed, 04 Mar 2026 15:31:30 GMT | PT1M30S",
                "Wed, 04 Mar 2026 15:00:00 GMT | PT0S",
                "999999999 | PT24H",
                "Fri, 04 Mar 2033 15:31:30 GMT | PT24H"
            })
    void seconds(String text, Duration wait) {
        assertThat(RetryAfter.parse(text, NOW)).contains(wait);
    }

    @ParameterizedTest
    @CsvSource({"soon", "-5", "1.5", "Wed 04 Mar"})
    void whatSaysNothing(String text) {
        assertThat(RetryAfter.parse(text, NOW)).isEmpty();
    }
}
