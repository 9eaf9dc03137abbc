package io.dealerflow.ingest.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as text: numbers of at least nine digits since 1970 (seconds, or thousandths, millionths or billionths of them, by their size),
 * dates ({@code 2025-03-11}, {@code 2025/03/11}, {@code 20250311}, or {@code 03/11/2025}, the month first), dates with a time, and these with {@code Z},
 * {@code UTC} or an offset.
 */
public final class MomentText {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{9,20}(\\.\\d{1,9})?");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,15}");
    private static final Pattern TEXT =
            Pattern.compile("(?<date>\\d{4}[-/.]\\d{2}[-/.]\\d{2}|\\d{8}|\\d{1,2}/\\d{1,2}/\\d{4})"
                    + "(?:[T ](?<hour>\\d{1,2}):?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:\\.(?<fraction>\\d{1,9}))?)?(?: ?(?<half>[AaPp])[Mm])?"
                    + "(?: ?(?<offset>Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)(?:\\[[\\w/+-]+])?)?)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.]?(\\d{2})[-/.]?(\\d{2})");
    /** 1e11 seconds are in the year 5138: a larger number is of thousandths. */
    private static final BigDecimal MAX_SECONDS = new BigDecimal("1e11");

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int NANO_DIGITS = 9;
    private static final int NOON = 12;

    private MomentText() {}

    /**
     * @param field names the value in the exception
     * @throws BadValueException when it is no time, or outside 1900 to 2099
     */
    public static Moment parse(String text, String field) throws BadValueException {
        if (NUMBER.matcher(text).matches()) {
            return at(sinceEpoch(new BigDecimal(text)), ZoneOffset.UTC, text, field);
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new BadValueException(RecordDefect.NOT_A_DATE, field, text);
        }
        LocalDate date = date(parts.group("date"), text, field);
        if (parts.group("hour") == null) {
            return new Moment.Day(date);
        }
        try {
            LocalDateTime local = date.atTime(time(parts));
            String offset = parts.group("offset");
            return offset == null ? new Moment.Local(local) : at(local, offset(offset), text, field);
        } catch (DateTimeException e) {
            throw new BadValueException(RecordDefect.NOT_A_DATE, field, text);
        }
    }

    /**
     * A number of seconds since 1970, of any size.
     *
     * @param offset of the source at an instant, which the date depends on
     */
    public static Moment ofEpochSecond(String text, Function<Instant, ZoneOffset> offset, String field)
            throws BadValueException {
        if (!INTEGER.matcher(text).matches()) {
            throw new BadValueException(RecordDefect.NOT_A_DATE, field, text);
        }
        Instant instant = Instant.ofEpochSecond(Long.parseLong(text));
        return at(instant, offset.apply(instant), text, field);
    }

    /** A number of milliseconds since 1970, of any size. */
    public static Moment ofEpochMilli(String text, String field) throws BadValueException {
        if (!INTEGER.matcher(text).matches()) {
            throw new BadValueException(RecordDefect.NOT_A_DATE, field, text);
        }
        return at(Instant.ofEpochMilli(Long.parseLong(text)), ZoneOffset.UTC, text, field);
    }

    private static Instant sinceEpoch(BigDecimal number) {
        BigDecimal seconds = number;
        for (int i = 0; i < 3 && seconds.abs().compareTo(MAX_SECONDS) >= 0; i++) {
            seconds = seconds.movePointLeft(3);
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).longValue();
        return whole.compareTo(MAX_SECONDS) >= 0 ? Instant.MAX : Instant.ofEpochSecond(whole.longValue(), nanos);
    }

    private static Moment at(LocalDateTime local, ZoneOffset offset, String text, String field)
            throws BadValueException {
        return at(local.toInstant(offset), offset, text, field);
    }

    private static Moment at(Instant instant, ZoneOffset offset, String text, String field) throws BadValueException {
        if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
            throw new BadValueException(RecordDefect.ABSURD, field, text);
        }
        return new Moment.At(instant, LocalDate.ofInstant(instant, offset));
    }

    private static LocalDate date(String date, String text, String field) throws BadValueException {
        Matcher parts = YEAR_FIRST.matcher(date);
        try {
            return parts.matches()
                    ? Dates.iso(parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3), field)
                    : Dates.us(date, field);
        } catch (BadValueException e) {
            throw new BadValueException(e.defect(), field, text);
        }
    }

    private static LocalTime time(Matcher parts) {
        int hour = number(parts.group("hour"));
        String half = parts.group("half");
        if (half != null) {
            if (hour < 1 || hour > NOON) {
                throw new DateTimeException("no hour of a half day");
            }
            hour = hour % NOON + (half.equalsIgnoreCase("p") ? NOON : 0);
        }
        String fraction = parts.group("fraction");
        int nanos = fraction == null ? 0 : number(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
        return LocalTime.of(hour, number(parts.group("minute")), number(parts.group("second")), nanos);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static ZoneOffset offset(String text) {
        return text.startsWith("+") || text.startsWith("-") ? ZoneOffset.of(text) : ZoneOffset.UTC;
    }
}
