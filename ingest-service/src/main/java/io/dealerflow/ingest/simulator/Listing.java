package io.dealerflow.ingest.simulator;

import io.dealerflow.quant.time.DayCount;
import io.dealerflow.quant.time.ExchangeCalendar;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * The series listed at an instant: the next four sessions and the Fridays after them under the weekly root, third Fridays under
 * the monthly one. All settle at the close.
 */
final class Listing {
    /** Never a real symbol. */
    static final String MONTHLY_ROOT = "SIMX";

    static final String WEEKLY_ROOT = "SIMXW";

    private static final int DAILIES = 4;
    private static final int WEEKLIES = 3;
    private static final int MONTHLIES = 4;

    private Listing() {}

    /** The kind of series determines strike spacing and open interest. */
    enum Cycle {
        DAILY(WEEKLY_ROOT, 20, 700),
        WEEKLY(WEEKLY_ROOT, 25, 1800),
        MONTHLY(MONTHLY_ROOT, 50, 6500);

        final String root;
        final double strikeStep;
        final double openInterest;

        Cycle(String root, double strikeStep, double openInterest) {
            this.root = root;
            this.strikeStep = strikeStep;
            this.openInterest = openInterest;
        }
    }

    record Series(Cycle cycle, LocalDate expiry, double years) {}

    static List<Series> at(Instant asOf) {
        List<Series> series = new ArrayList<>();
        LocalDate day = LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE);
        while (series.size() < DAILIES) {
            add(series, Cycle.DAILY, day, asOf);
            day = day.plusDays(1);
        }
        while (series.size() < DAILIES + WEEKLIES) {
            LocalDate friday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
            add(series, Cycle.WEEKLY, calendar().sessionAtOrBefore(friday), asOf);
            day = friday.plusDays(1);
        }
        LocalDate month = LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE).withDayOfMonth(1);
        while (series.size() < DAILIES + WEEKLIES + MONTHLIES) {
            LocalDate friday = month.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
            add(series, Cycle.MONTHLY, calendar().sessionAtOrBefore(friday), asOf);
            month = month.plusMonths(1);
        }
        return series;
    }

    private static void add(List<Series> series, Cycle cycle, LocalDate expiry, Instant asOf) {
        boolean alive =
                calendar().isSession(expiry) && !DayCount.ACT_SECONDS_365.isExpired(asOf, expiry, SettlementStyle.PM);
        if (alive) {
            double years = DayCount.ACT_SECONDS_365.years(asOf, expiry, SettlementStyle.PM);
            series.add(new Series(cycle, expiry, years));
        }
    }

    private static ExchangeCalendar calendar() {
        return ExchangeCalendar.usOptions();
    }
}
