package io.dealerflow.ingest.source.bars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time between two bars of one session.
 *
 * @param count 1 to 9999
 * @param unit  seconds, minutes, hours, days, weeks or months
 */
record Interval(int count, ChronoUnit unit) {
    static final Interval DAY = new Interval(1, ChronoUnit.DAYS);

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})(s|m|h|d|w|wk|mo)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS,
            "w", ChronoUnit.WEEKS,
            "wk", ChronoUnit.WEEKS,
            "mo", ChronoUnit.MONTHS);
    private static final int MAX_COUNT = 9999;
    private static final int WEEK = 7;
    private static final int YEAR = 365;
    /** Mean length of a month in days. */
    private static final double MONTH = 30.44;
    /** Between midnights of two days on which clocks change. */
    private static final long SHORTEST_DAY = 23 * 3600;
    /** The last second, as in daily exchange rates. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** For example {@code 5m}; empty when the text is none. */
    static Optional<Interval> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Interval(
                        Integer.parseInt(parts.group(1)), Objects.requireNonNull(UNITS.get(parts.group(2)))))
                : Optional.empty();
    }

    /** Of bars that are so far apart; empty when that is no interval. */
    static Optional<Interval> ofStep(long seconds) {
        if (seconds >= SHORTEST_DAY) {
            return Optional.of(ofDays(Math.max(1, Math.round(seconds / 86_400.0))));
        }
        if (seconds % 3600 == 0) {
            return counted(seconds / 3600, ChronoUnit.HOURS);
        }
        return seconds % 60 == 0 ? counted(seconds / 60, ChronoUnit.MINUTES) : counted(seconds, ChronoUnit.SECONDS);
    }

    private static Interval ofDays(long days) {
        if (days >= 4 * WEEK) {
            long months = days >= YEAR ? 12 * Math.round(days / (double) YEAR) : Math.round(days / MONTH);
            return new Interval((int) Math.min(months, MAX_COUNT), ChronoUnit.MONTHS);
        }
        return days % WEEK == 0
                ? new Interval((int) days / WEEK, ChronoUnit.WEEKS)
                : new Interval((int) days, ChronoUnit.DAYS);
    }

    private static Optional<Interval> counted(long count, ChronoUnit unit) {
        return count > 0 && count <= MAX_COUNT ? Optional.of(new Interval((int) count, unit)) : Optional.empty();
    }

    /** Whether its bars are of dates rather than of times. */
    boolean isOfDays() {
        return unit.isDateBased();
    }

    /**
     * When the bar is complete.
     *
     * @param begin of the bar
     * @param date  of the bar at the exchange
     */
    Instant end(Instant begin, LocalDate date) {
        return isOfDays()
                ? date.plus(count, unit).minusDays(1).atTime(END_OF_DAY).toInstant(ZoneOffset.UTC)
                : begin.plus(count, unit);
    }

    /** For example {@code 1h}, as in events. */
    String text() {
        return count
                + switch (unit) {
                    case SECONDS -> "s";
                    case MINUTES -> "m";
                    case HOURS -> "h";
                    case DAYS -> "d";
                    case WEEKS -> "w";
                    default -> "mo";
                };
    }
}
