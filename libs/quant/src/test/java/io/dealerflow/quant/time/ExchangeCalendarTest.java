package io.dealerflow.quant.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates from the exchanges' published holiday lists. */
class ExchangeCalendarTest {
    private final ExchangeCalendar calendar = ExchangeCalendar.usOptions();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2007-01-02",
                "2012-10-29",
                "2012-10-30",
                "2018-12-05",
                "2021-12-24",
                "2022-06-20",
                "2022-12-26",
                "2023-04-07",
                "2024-11-28",
                "2025-01-09",
                "2026-07-03",
                "2022-12-10"
            })
    void closedDays(LocalDate date) {
        assertThat(calendar.isSession(date)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-12-31", "2020-06-19", "2022-12-12", "2022-10-10", "2022-11-11"})
    void openDaysThatBanksOrOtherYearsKeepClosed(LocalDate date) {
        assertThat(calendar.isSession(date)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2022-11-25,13:00", "2023-07-03,13:00", "2024-12-24,13:00", "2022-12-23,16:00", "2025-07-02,16:00"})
    void closingTimes(LocalDate date, LocalTime close) {
        assertThat(calendar.closingTime(date)).isEqualTo(close);
    }

    @Test
    void aYearHasTheSessionsThatTheExchangeCounts() {
        assertThat(calendar.sessionsBetween(LocalDate.of(2022, 1, 1), LocalDate.of(2023, 1, 1)))
                .isEqualTo(251);
        assertThat(calendar.sessionsBetween(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1)))
                .isEqualTo(252);
    }

    @Test
    void holidaysAreKnownFromTheFirstYearToTheLast() {
        LocalDate start = ExchangeCalendar.FIRST;
        LocalDate end = ExchangeCalendar.LAST.plusDays(1);

        for (LocalDate year = start; year.isBefore(end); year = year.plusYears(1)) {
            assertThat(calendar.sessionsBetween(year, year.plusYears(1))).isBetween(249, 253);
        }
        assertThat(calendar.sessionsBetween(start.minusYears(1), start)).isEqualTo(262);
        assertThat(calendar.sessionsBetween(end, end.plusYears(1))).isEqualTo(262);
    }

    @Test
    void countsBetweenAreThoseDayByDay() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            Instant from = Instant.parse("2003-06-01T00:00:00Z").plusSeconds(random.nextInt(1_000_000_000));
            Instant to = from.plusSeconds(random.nextInt(100_000_000) - 10_000_000);
            LocalDate first = LocalDate.ofInstant(from, ExchangeCalendar.ZONE);
            LocalDate last = LocalDate.ofInstant(to, ExchangeCalendar.ZONE);

            assertThat(calendar.sessionsBetween(first, last))
                    .isEqualTo((int) sessions(first, last).count());
            assertThat(calendar.openSecondsBetween(from, to))
                    .isEqualTo(sessions(first, last.plusDays(1))
                            .mapToLong(day -> openSeconds(day, from, to))
                            .sum());
        }
    }

    private Stream<LocalDate> sessions(LocalDate first, LocalDate last) {
        return first.isBefore(last) ? first.datesUntil(last).filter(calendar::isSession) : Stream.empty();
    }

    private long openSeconds(LocalDate day, Instant from, Instant to) {
        Instant open =
                day.atTime(ExchangeCalendar.OPEN).atZone(ExchangeCalendar.ZONE).toInstant();
        Instant close = day.atTime(calendar.closingTime(day))
                .atZone(ExchangeCalendar.ZONE)
                .toInstant();
        long start = Math.max(from.getEpochSecond(), open.getEpochSecond());
        return Math.max(0, Math.min(to.getEpochSecond(), close.getEpochSecond()) - start);
    }

    @Test
    void openSecondsSkipNightsAndShortenedAfternoons() {
        Instant wednesdayAfterClose = Instant.parse("2022-11-23T22:00:00Z");
        Instant mondayOpen = Instant.parse("2022-11-28T14:30:00Z");

        assertThat(calendar.openSecondsBetween(wednesdayAfterClose, mondayOpen)).isEqualTo(3.5 * 3600);
    }
}
