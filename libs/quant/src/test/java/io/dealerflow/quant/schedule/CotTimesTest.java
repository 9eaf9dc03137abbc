package io.dealerflow.quant.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CotTimesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest(name = "{0} is released on {1}")
    @CsvFileSource(resources = "cot-releases-2024.csv", useHeadersInDisplayName = true)
    void releasedAsTheCftcSchedules(LocalDate date, LocalDate release) {
        assertThat(new CotTimes().of(date).released())
                .isEqualTo(release.atTime(15, 30).atZone(NEW_YORK).toInstant());
    }

    @Test
    @DisplayName("a report of a Monday, because Tuesday is a holiday, is released on Friday")
    void mondayBeforeAHoliday() {
        assertThat(new CotTimes().of(LocalDate.parse("2023-07-03")).released())
                .isEqualTo(Instant.parse("2023-07-07T19:30:00Z"));
    }

    @Test
    @DisplayName("New Year's Day on a Saturday is observed on 31 December of the year before")
    void newYearObservedInDecember() {
        assertThat(new CotTimes().of(LocalDate.parse("2021-12-28")).released())
                .isEqualTo(Instant.parse("2022-01-03T20:30:00Z"));
    }

    @Test
    void positionsAreOfTheCloseOfBusiness() {
        assertThat(new CotTimes().of(LocalDate.parse("2025-03-11")).asOf())
                .isEqualTo(Instant.parse("2025-03-11T21:00:00Z"));
        assertThat(new CotTimes().of(LocalDate.parse("2025-03-04")).asOf())
                .isEqualTo(Instant.parse("2025-03-04T22:00:00Z"));
    }
}
