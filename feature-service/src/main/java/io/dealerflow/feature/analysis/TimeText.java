package io.dealerflow.feature.analysis;

/**
 * Times in the bytes of a line: seconds since 1970, or ISO 8601 as a date or a date with a time, separated by {@code T} or a space; with
 * {@code Z}, an offset, or in UTC without.
 */
final class TimeText {
    /** No time. */
    static final long NONE = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000;
    /** Year 9999. Larger numbers are of another unit. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final int DATE_LENGTH = 10;
    /** 20260304 would be an instant of 1970. */
    private static final int COMPACT_DATE_LENGTH = 8;

    private static final int MICRO_DIGITS = 6;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private TimeText() {}

    /** Microseconds since 1970 in UTC; {@link #NONE} when it is no time. */
    static long micros(byte[] text, int from, int to) {
        if (to - from >= DATE_LENGTH && text[from + 4] == '-') {
            return iso(text, from, to);
        }
        if (to - from == COMPACT_DATE_LENGTH) {
            return NONE;
        }
        double seconds = NumberText.parse(text, from, to);
        return Math.abs(seconds) <= LAST_SECOND ? Math.round(seconds * SECOND) : NONE;
    }

    private static long iso(byte[] text, int from, int to) {
        int year = digits(text, from, 4, to);
        int month = digits(text, from + 5, 2, to);
        int day = digits(text, from + 8, 2, to);
        if (year < 0 || month < 1 || month > 12 || text[from + 7] != '-' || day < 1 || day > daysOf(year, month)) {
            return NONE;
        }
        long midnight = epochDay(year, month, day) * 86_400 * SECOND;
        int at = from + DATE_LENGTH;
        if (at == to) {
            return midnight;
        }
        return text[at] == 'T' || text[at] == 't' || text[at] == ' ' ? clock(text, at + 1, to, midnight) : NONE;
    }

    private static long clock(byte[] text, int from, int to, long midnight) {
        int hour = digits(text, from, 2, to);
        int minute = colon(text, from + 2, to) ? digits(text, from + 3, 2, to) : -1;
        int at = from + 5;
        int second = 0;
        if (colon(text, at, to)) {
            second = digits(text, at + 1, 2, to);
            at += 3;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return NONE;
        }
        long time = midnight + ((hour * 60L + minute) * 60 + second) * SECOND;
        if (at < to && text[at] == '.') {
            int first = ++at;
            long fraction = 0;
            for (; at < to && text[at] >= '0' && text[at] <= '9'; at++) {
                fraction = at - first < MICRO_DIGITS ? fraction * 10 + (text[at] - '0') : fraction;
            }
            for (int digit = at - first; digit < MICRO_DIGITS; digit++) {
                fraction *= 10;
            }
            time = at == first ? NONE : time + fraction;
        }
        return time == NONE ? NONE : atOffset(text, at, to, time);
    }

    private static long atOffset(byte[] text, int at, int to, long local) {
        if (at == to || (at + 1 == to && (text[at] == 'Z' || text[at] == 'z'))) {
            return local;
        }
        int sign = text[at] == '+' ? 1 : text[at] == '-' ? -1 : 0;
        int hours = digits(text, at + 1, 2, to);
        int afterHours = at + 3;
        int minutesAt = colon(text, afterHours, to) ? afterHours + 1 : afterHours;
        int minutes = minutesAt == to ? 0 : digits(text, minutesAt, 2, to);
        boolean isWhole = minutesAt == to || minutesAt + 2 == to;
        if (sign == 0 || hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || !isWhole) {
            return NONE;
        }
        return local - sign * (hours * 60L + minutes) * 60 * SECOND;
    }

    private static boolean colon(byte[] text, int at, int to) {
        return at < to && text[at] == ':';
    }

    /** Below 0 when there are not {@code count} digits. */
    private static int digits(byte[] text, int from, int count, int to) {
        if (from + count > to) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    private static int daysOf(int year, int month) {
        boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && isLeap ? 29 : DAYS[month - 1];
    }

    /** Days since 1970-01-01; years begin in March, so that the leap day is the last. Hinnant, "chrono-compatible low-level date algorithms". */
    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
