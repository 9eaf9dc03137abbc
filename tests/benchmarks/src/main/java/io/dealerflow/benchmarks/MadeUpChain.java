package io.dealerflow.benchmarks;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.DayCount;
import io.dealerflow.quant.time.ExchangeCalendar;
import io.dealerflow.quant.time.MonthlyExpiry;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * An index chain that looks like a listed one and is the same in every run: daily, weekly and monthly expiries, a smile
 * for each, quotes around the model price in ticks, more open interest at round strikes, a volatility from the vendor
 * for seven in eight strikes.
 */
final class MadeUpChain {
    static final Instant AS_OF = Instant.parse("2026-03-02T15:30:00Z");
    static final double SPOT = 6012.34;
    static final Market MARKET = new Market(SPOT, 0.043, 0.015);

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final int[] LISTED_STEPS = {250, 100, 50, 25, 10, 5};
    private static final double TICK = 0.05;
    private static final long SEED = 20260302;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private MadeUpChain() {}

    /** Made in this shape: how many expiries of each kind, how many contracts in all. */
    record Shape(int daily, int weekly, int monthly, int contracts) {
        /** All that is listed on a large index. */
        static final Shape LARGE = new Shape(14, 10, 21, 20_000);
        /** What one page of a chain viewer holds. */
        static final Shape SMALL = new Shape(2, 4, 4, 500);

        int expiries() {
            return daily + weekly + monthly;
        }
    }

    static Book of(Shape shape) {
        MadeUpChain chain = new MadeUpChain();
        List<Series> series = new ArrayList<>();
        int strikes = shape.contracts() / 2;
        for (LocalDate expiry : expiries(shape)) {
            int here = strikes / (shape.expiries() - series.size());
            series.add(chain.series(expiry, here));
            strikes -= here;
        }
        return new Book("SIMX", AS_OF, SPOT, series);
    }

    /** At-the-money volatility that rises with time, skewed by the SSVI surface of Gatheral and Jacquier (2014). */
    static double volatility(double strike, double forward, double years) {
        double atTheMoney = 0.19 - 0.07 * Math.exp(-2 * years);
        double variance = atTheMoney * atTheMoney * years;
        double rho = -0.6;
        double x = 1.2 / Math.sqrt(variance) * Math.log(strike / forward);
        double total = 0.5 * variance * (1 + rho * x + Math.sqrt((x + rho) * (x + rho) + 1 - rho * rho));
        return Math.sqrt(total / years);
    }

    static double forward(double years) {
        return SPOT * Math.exp((MARKET.rate() - MARKET.dividendYield()) * years);
    }

    private static SortedSet<LocalDate> expiries(Shape shape) {
        ExchangeCalendar calendar = ExchangeCalendar.usOptions();
        TreeSet<LocalDate> dates = new TreeSet<>();
        for (LocalDate day = TODAY; dates.size() < shape.daily(); day = day.plusDays(1)) {
            dates.add(calendar.sessionAtOrBefore(day));
        }
        LocalDate friday = dates.last();
        while (dates.size() < shape.daily() + shape.weekly()) {
            friday = friday.with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
            dates.add(calendar.sessionAtOrBefore(friday));
        }
        LocalDate month = dates.last();
        while (dates.size() < shape.expiries()) {
            month = month.plusMonths(1);
            LocalDate third = month.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
            dates.add(calendar.sessionAtOrBefore(third));
        }
        return dates;
    }

    private Series series(LocalDate expiry, int strikes) {
        boolean monthly = MonthlyExpiry.isMonthly(expiry, "SIMX");
        SeriesKey key = SeriesKey.listed(expiry, monthly ? "SIMX" : "SIMXW");
        double years = DayCount.ACT_SECONDS_365.years(AS_OF, expiry, key.settlement());
        int step = step(years, strikes);
        long lowest = Math.round(SPOT / step - 0.55 * strikes) * step;
        List<OptionLine> lines = new ArrayList<>(2 * strikes);
        for (int i = 0; i < strikes; i++) {
            double strike = lowest + (double) i * step;
            boolean known = random.nextInt(8) > 0;
            lines.add(line(Right.CALL, strike, years, monthly, known));
            lines.add(line(Right.PUT, strike, years, monthly, known));
        }
        return new Series(key, 100, new Series.Observation(AS_OF, SPOT), lines);
    }

    /** The widest listed step with which the strikes cover what the expiry can reach and no more. */
    private static int step(double years, int strikes) {
        double range = Math.min(1.2, 0.12 + 1.6 * Math.sqrt(years)) * SPOT;
        for (int step : LISTED_STEPS) {
            if ((double) step * strikes <= range) {
                return step;
            }
        }
        return LISTED_STEPS[LISTED_STEPS.length - 1];
    }

    private OptionLine line(Right right, double strike, double years, boolean monthly, boolean known) {
        double volatility = volatility(strike, forward(years), years);
        double price = BlackScholesMerton.price(new EuropeanOption(right, strike, years, volatility), MARKET);
        double half = 0.02 + 0.01 * price;
        double bid = Math.max(0, Math.floor((price - half) / TICK)) * TICK;
        double ask = Math.ceil((price + half) / TICK) * TICK;
        double vendorIv = known ? Math.round(volatility * 1e4) / 1e4 : 0;
        long openInterest = openInterest(right, strike, years, monthly);
        return new OptionLine(right, strike, bid, ask, vendorIv, null, openInterest / 5, openInterest);
    }

    private long openInterest(Right right, double strike, double years, boolean monthly) {
        double width = 0.02 + 0.12 * Math.sqrt(years);
        double centre = 1 + 0.8 * width * right.sign();
        double distance = (strike / SPOT - centre) / width;
        double taste = strike % 100 == 0 ? 6 : strike % 50 == 0 ? 3 : strike % 25 == 0 ? 2 : 1;
        double open = (monthly ? 2400 : 800) * taste * Math.exp(-0.5 * distance * distance);
        return Math.round(open * (right == Right.PUT ? 1.3 : 1) * (0.5 + random.nextDouble()));
    }
}
