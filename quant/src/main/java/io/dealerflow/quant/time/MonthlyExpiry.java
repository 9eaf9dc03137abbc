package io.dealerflow.quant.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The standard monthly expiries of US options: the third Friday, or the session before it where that is a holiday. */
public final class MonthlyExpiry {
    /** Before, standard options were dated the Saturday after the third Friday (OCC, information memo 35 216). */
    private static final LocalDate FRIDAYS_SINCE = LocalDate.of(2015, 2, 1);

    private MonthlyExpiry() {}

    /** Whether standard options of some month expire on that date. */
    public static boolean isMonthly(LocalDate date) {
        LocalDate friday = date.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
        if (date.isBefore(FRIDAYS_SINCE) && date.equals(friday.plusDays(1))) {
            return true;
        }
        return date.equals(ExchangeCalendar.usOptions().sessionAtOrBefore(friday));
    }
}
