package io.dealerflow.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and times as text: one format per quantity, the same on every machine. A negative zero is written as zero. */
public final class Figures {
    /** Dates of reports are dates in this zone. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final int MAX_PLAIN_SCALE = 15;
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_UP);
    private static final DateTimeFormatter NEW_YORK_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(NEW_YORK);

    private Figures() {}

    /** The value with exactly {@code places} decimals, rounded half up, without thousands separators. */
    public static String decimals(double value, int places) {
        if (!Double.isFinite(value)) {
            return missing("not a finite number");
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
        return rounded.toPlainString();
    }

    /** {@link #decimals} with a plus sign for values above 0. */
    public static String signed(double value, int places) {
        String text = decimals(value, places);
        boolean positive = Double.isFinite(value) && new BigDecimal(text).signum() > 0;
        return positive ? "+" + text : text;
    }

    /** A price, a strike or a distance in points: two decimals. */
    public static String price(double value) {
        return decimals(value, 2);
    }

    /** A fraction (0.05) in percent with two decimals (5.00). */
    public static String fractionInPercent(double fraction) {
        return decimals(fraction * 100, 2);
    }

    /** A whole number with commas between thousands. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A figure of unknown scale: six significant digits, no trailing zeros. */
    public static String significant(double value) {
        if (!Double.isFinite(value)) {
            return missing("not a finite number");
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(SIX_DIGITS).stripTrailingZeros();
        boolean plain = Math.abs(rounded.scale()) <= MAX_PLAIN_SCALE;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** A price of any asset: two decimals from 100 on, up to five of smaller ones, at least two. */
    public static String quote(double value) {
        if (!Double.isFinite(value)) {
            return missing("not a finite number");
        }
        int places = Math.abs(value) >= 100 ? 2 : Math.abs(value) >= 10 ? 4 : 5;
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.scale() < 2 ? rounded.setScale(2, RoundingMode.UNNECESSARY) : rounded).toPlainString();
    }

    /** In its two largest units, to the minute. */
    public static String duration(Duration duration) {
        if (duration.toDays() > 0) {
            return String.format(Locale.ROOT, "%d d %d h", duration.toDays(), duration.toHoursPart());
        }
        return duration.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %d min", duration.toHours(), duration.toMinutesPart())
                : duration.toMinutes() + " min";
    }

    /** ISO-8601 in UTC, to the second. */
    public static String utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Date and minute of the wall clock in New York. */
    public static String newYork(Instant instant) {
        return NEW_YORK_MINUTE.format(instant);
    }

    /** Text of a missing figure: with its reason, never 0. */
    public static String missing(String reason) {
        return "not available (" + reason + ")";
    }

    /** The price, or {@link #missing} with the reason. */
    public static String priceOr(@Nullable Double value, String reason) {
        return value == null ? missing(reason) : price(value);
    }

    /** The value with {@code places} decimals, or {@link #missing} with the reason. */
    public static String decimalsOr(@Nullable Double value, int places, String reason) {
        return value == null ? missing(reason) : decimals(value, places);
    }
}
