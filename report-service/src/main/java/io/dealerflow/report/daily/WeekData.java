package io.dealerflow.report.daily;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/**
 * The data of an ISO week.
 *
 * @param days its dates with data, ascending; at least one
 */
public record WeekData(List<DayData> days) {
    public WeekData {
        days = List.copyOf(days);
    }

    DayData last() {
        return days.getLast();
    }

    /** As in {@code 2026-W11}. */
    public String name() {
        return name(last().date());
    }

    /** The ISO week of a date. */
    public static String name(LocalDate date) {
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                date.get(IsoFields.WEEK_BASED_YEAR),
                date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
