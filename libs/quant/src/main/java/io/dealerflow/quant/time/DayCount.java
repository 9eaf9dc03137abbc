package io.dealerflow.quant.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How the time between an observation and a settlement is counted in years. Dates are New York's. While a contract lives
 * its time is at least 30 minutes.
 */
public enum DayCount {
    /** Seconds to the settlement instant over 365 days of 86 400 seconds. */
    ACT_SECONDS_365(false, DayCount.HALF_HOUR / (365 * 86_400.0)) {
        @Override
        double count(Instant asOf, Instant settlement) {
            return Duration.between(asOf, settlement).toMillis() / 1000.0 / (365 * 86_400.0);
        }
    },
    /** Whole calendar days over 365. */
    CALENDAR_DAYS_365(true, DayCount.HALF_HOUR / (365 * 86_400.0)) {
        @Override
        double count(Instant asOf, Instant settlement) {
            return ChronoUnit.DAYS.between(dateOf(asOf), dateOf(settlement)) / 365.0;
        }
    },
    /** Weekdays from the as-of date (inclusive) to that of settlement (exclusive), holidays counted, over 262. */
    BUS_262(true, DayCount.HALF_HOUR / (365 * 86_400.0)) {
        @Override
        double count(Instant asOf, Instant settlement) {
            return ExchangeCalendar.weekdaysBetween(dateOf(asOf), dateOf(settlement)) / 262.0;
        }
    },
    /** Exchange sessions with the same ends, over 252. */
    BUS_252(true, DayCount.HALF_HOUR / (365 * 86_400.0)) {
        @Override
        double count(Instant asOf, Instant settlement) {
            return ExchangeCalendar.usOptions().sessionsBetween(dateOf(asOf), dateOf(settlement)) / 252.0;
        }
    },
    /** Seconds of open market to the settlement instant over 252 sessions of 6.5 hours: nights and weekends cost nothing. */
    TRADING_TIME(false, DayCount.HALF_HOUR / (252 * 23_400.0)) {
        @Override
        double count(Instant asOf, Instant settlement) {
            return ExchangeCalendar.usOptions().openSecondsBetween(asOf, settlement) / (252 * 23_400.0);
        }
    };

    private static final double HALF_HOUR = 1800;

    private final boolean wholeDays;
    private final double leastYears;

    DayCount(boolean wholeDays, double leastYears) {
        this.wholeDays = wholeDays;
        this.leastYears = leastYears;
    }

    /**
     * Whether a series has settled: at or after its settlement instant and, where whole days are counted, on that date
     * already.
     */
    public boolean isExpired(Instant asOf, LocalDate expiry, SettlementStyle style) {
        Instant settlement = style.instantOn(expiry);
        return !asOf.isBefore(settlement) || (wholeDays && !dateOf(asOf).isBefore(dateOf(settlement)));
    }

    /** Years from {@code asOf} to settlement; throws {@link IllegalArgumentException} for a series that {@link #isExpired}. */
    public double years(Instant asOf, LocalDate expiry, SettlementStyle style) {
        if (isExpired(asOf, expiry, style)) {
            throw new IllegalArgumentException(
                    "the series of " + expiry + " has expired by " + asOf + " under " + this);
        }
        return Math.max(leastYears, count(asOf, style.instantOn(expiry)));
    }

    /**
     * Years from {@code asOf} to the instant that the expiry date names, whether or not the exchange is open on it (see
     * {@link SettlementStyle#listedInstantOn}): the time by which a vendor annualises. Never less than {@link #years}.
     */
    public double yearsToListedDate(Instant asOf, LocalDate expiry, SettlementStyle style) {
        return Math.max(years(asOf, expiry, style), count(asOf, style.listedInstantOn(expiry)));
    }

    abstract double count(Instant asOf, Instant settlement);

    private static LocalDate dateOf(Instant asOf) {
        return LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE);
    }
}
