package io.dealerflow.quant.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * Releases of data whose dates follow from a rule of their publisher. Others, such as consumer prices, follow schedules that are published a year
 * ahead, and have none here. Closures by executive order and lapses of appropriations delay any of them.
 */
public final class Releases {
    private static final LocalTime COT_TIME = LocalTime.of(15, 30);
    private static final LocalTime BALANCE_SHEET_TIME = LocalTime.of(16, 30);
    private static final LocalTime EMPLOYMENT_TIME = LocalTime.of(8, 30);
    /** Before this day of January there is no employment report. */
    private static final int FIRST_IN_JANUARY = 4;

    private static final int REFERENCE_DAY = 12;
    private static final int DAYS_TO_RELEASE = 20;

    private Releases() {}

    /**
     * A release.
     *
     * @param date in New York
     * @param time in New York
     * @param name with the series of FRED that it changes, where there are any
     * @param rule of the publisher that the date follows from
     */
    public record Release(LocalDate date, LocalTime time, String name, String rule) {}

    /** Those after the first and until the second date, ascending by date. */
    public static List<Release> between(LocalDate after, LocalDate until) {
        List<Release> releases = new ArrayList<>();
        after.plusDays(1).datesUntil(until.plusDays(1)).forEach(date -> addOf(date, releases));
        return releases;
    }

    private static void addOf(LocalDate date, List<Release> releases) {
        if (isEmployment(date)) {
            releases.add(new Release(
                    date,
                    EMPLOYMENT_TIME,
                    "Employment Situation (UNRATE)",
                    "BLS: usually the third Friday after the week of the 12th of the month before"));
        }
        positions(date)
                .forEach(tuesday -> releases.add(new Release(
                        date,
                        COT_TIME,
                        "Commitments of Traders, positions of " + tuesday,
                        "CFTC: third federal business day after the positions")));
        if (isBalanceSheet(date)) {
            releases.add(new Release(
                    date,
                    BALANCE_SHEET_TIME,
                    "H.4.1, balance sheet of the Federal Reserve (WALCL)",
                    "Federal Reserve: Thursday, the next business day where that is a federal holiday"));
        }
    }

    /** The Tuesdays whose positions are released on the date. */
    private static List<LocalDate> positions(LocalDate date) {
        LocalDate tuesday = date.with(TemporalAdjusters.previous(DayOfWeek.TUESDAY));
        return List.of(tuesday.minusWeeks(1), tuesday).stream()
                .filter(day -> CotTimes.release(day).equals(date))
                .toList();
    }

    private static boolean isBalanceSheet(LocalDate date) {
        LocalDate day = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.THURSDAY));
        while (!FederalHolidays.isBusinessDay(day)) {
            day = day.plusDays(1);
        }
        return day.equals(date);
    }

    /**
     * By the rule of the Bureau of Labor Statistics, the third Friday after the week from Sunday to Saturday that holds the 12th; the Thursday before
     * where it is a federal holiday, and a week later in the first days of January.
     */
    private static boolean isEmployment(LocalDate date) {
        YearMonth before = YearMonth.from(date).minusMonths(1);
        return employment(before).equals(date);
    }

    private static LocalDate employment(YearMonth of) {
        LocalDate saturday = of.atDay(REFERENCE_DAY).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        LocalDate friday = saturday.plusDays(DAYS_TO_RELEASE);
        if (friday.getMonthValue() == 1 && friday.getDayOfMonth() < FIRST_IN_JANUARY) {
            friday = friday.plusWeeks(1);
        }
        return FederalHolidays.isBusinessDay(friday) ? friday : friday.minusDays(1);
    }
}
