package io.dealerflow.ingest.source.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewsDatesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 08 Mar 2026 22:16 GMT          | 2026-03-08T22:16:00Z",
                "Sun, 08 Mar 2026 22:16:05 +0530     | 2026-03-08T16:46:05Z",
                "8 March 2026 22:16:05 EDT           | 2026-03-09T02:16:05Z",
                "Sunday, 08-Mar-26 22:16:05 UTC      | 2026-03-08T22:16:05Z",
                "08 Mar 99 22:16 PST                 | 1999-03-09T06:16:00Z",
                "Sat, 31 Dec 2016 23:59:60 Z         | 2016-12-31T23:59:59Z",
                "2026-03-08T22:16:05Z                | 2026-03-08T22:16:05Z",
                "2026-03-08T22:16:05.1234567-05:00   | 2026-03-09T03:16:05.123Z",
                "2026-03-08 22:16+0100               | 2026-03-08T21:16:00Z",
                "2026-03-08                          | 2026-03-08T00:00:00Z",
                "2026-03                             | 2026-03-01T00:00:00Z"
            })
    void read(String text, Instant expected) {
        assertThat(NewsDates.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "Sun, 32 Mar 2026 22:16 GMT",
                "Sun, 08 Foo 2026 22:16 GMT",
                "2026-13-08",
                "08/03/2026",
                "2026-03-08T25:00:00Z",
                "Sun, 08 Mar 2026 22:16 XYZ",
                "2026-03-08T22:16:05+99:00",
                "99999-01-01"
            })
    void none(String text) {
        assertThat(NewsDates.parse(text)).isEmpty();
    }
}
