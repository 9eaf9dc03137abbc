package io.dealerflow.quant.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * The standard monthly expiries of US options: the third Friday, or the session before it where that is a holiday. Those of VIX
 * lie 30 days before the third Friday of the month after, or on the session before where either day is a holiday (Cboe, <i>VIX
 * options product specification</i>).
 */
public final class MonthlyExpiry {
    /** Before, standard options were dated the Saturday after the third Friday (OCC, information memo 35 216). */
    private static final LocalDate FRIDAYS_SINCE = LocalDate.of(2015, 2, 1);

    private static final String VIX = "VIX";
    private static final int VIX_DAYS = 30;

    private MonthlyExpiry() {}

    /** Whether standard options on the underlying of a root expire on that date in some month. */
    public static boolean isMonthly(LocalDate date, String root) {
        YearMonth month = YearMonth.from(date);
        if (OptionRoot.underlying(root).equals(VIX)) {
            return date.equals(ofVix(month));
        }
        LocalDate friday = thirdFriday(month);
        boolean saturday = date.isBefore(FRIDAYS_SINCE) && date.equals(friday.plusDays(1));
        return saturday || date.equals(ExchangeCalendar.usOptions().sessionAtOrBefore(friday));
    }

    /** The expiry of options and futures on VIX in that month. */
    public static LocalDate ofVix(YearMonth month) {
        ExchangeCalendar calendar = ExchangeCalendar.usOptions();
        LocalDate friday = thirdFriday(month.plusMonths(1));
        LocalDate wednesday = friday.minusDays(VIX_DAYS);
        return calendar.sessionAtOrBefore(calendar.isSession(friday) ? wednesday : wednesday.minusDays(1));
    }

    private static LocalDate thirdFriday(YearMonth month) {
        return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
    }
}
