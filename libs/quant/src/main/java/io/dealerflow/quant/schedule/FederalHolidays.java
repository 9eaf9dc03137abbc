package io.dealerflow.quant.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holidays of the US federal government: 5 U.S.C. 6103, on the weekday on which they are observed. Closures by executive order are not
 * among them.
 */
public final class FederalHolidays {
    private static final int FIRST_JUNETEENTH = 2021;
    private static final int FIRST_KING = 1986;

    private FederalHolidays() {}

    /** Whether the offices of the federal government are open. */
    public static boolean isBusinessDay(LocalDate date) {
        return isWeekday(date) && !isHoliday(date);
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }

    /** New Year's Day of the next year may be observed on 31 December. */
    private static boolean isHoliday(LocalDate date) {
        return observed(date.getYear()).contains(date)
                || observedDate(LocalDate.of(date.getYear() + 1, 1, 1)).equals(date);
    }

    private static Set<LocalDate> observed(int year) {
        Set<LocalDate> days = new TreeSet<>();
        days.add(observedDate(LocalDate.of(year, Month.JANUARY, 1)));
        if (year >= FIRST_KING) {
            days.add(monday(year, Month.JANUARY, 3));
        }
        days.add(monday(year, Month.FEBRUARY, 3));
        days.add(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        if (year >= FIRST_JUNETEENTH) {
            days.add(observedDate(LocalDate.of(year, Month.JUNE, 19)));
        }
        days.add(observedDate(LocalDate.of(year, Month.JULY, 4)));
        days.add(monday(year, Month.SEPTEMBER, 1));
        days.add(monday(year, Month.OCTOBER, 2));
        days.add(observedDate(LocalDate.of(year, Month.NOVEMBER, 11)));
        days.add(LocalDate.of(year, Month.NOVEMBER, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)));
        days.add(observedDate(LocalDate.of(year, Month.DECEMBER, 25)));
        return days;
    }

    private static LocalDate monday(int year, Month month, int ordinal) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
    }

    /** Of a Saturday the Friday before, of a Sunday the Monday after. */
    private static LocalDate observedDate(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
    }
}
