package io.dealerflow.ingest.source.cboe;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Dates of the Persian calendar, by the rule of eight leap years in 33 that browsers use (ICU's {@code PersianCalendar}); it
 * agrees with the astronomical calendar from 1178 to 1633, in which every option that was ever listed falls.
 */
final class PersianDate {
    /** 1 Farvardin 1, 19 March 622 of the Julian calendar, as a day of the Unix epoch, less one. */
    private static final long EPOCH = 1_948_320 - 2_440_588 - 1;

    private static final int LONG_MONTHS = 6;

    private PersianDate() {}

    /** @param month 1 is Farvardin */
    static LocalDate of(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > (month <= LONG_MONTHS ? 31 : 30)) {
            throw new DateTimeException("no day of the Persian calendar: " + year + "-" + month + "-" + day);
        }
        long leapDays = Math.floorDiv(8L * year + 21, 33L);
        long before = 30L * (month - 1) + Math.min(month - 1, LONG_MONTHS);
        return LocalDate.ofEpochDay(EPOCH + 365L * (year - 1) + leapDays + before + day);
    }
}
