package io.dealerflow.quant.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** When the positions of a report of the Commitments of Traders were held, and when it is published. Dates are computed once for each instance. */
public final class CotTimes {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);
    private static final LocalTime RELEASE = LocalTime.of(15, 30);
    private static final int BUSINESS_DAYS = 3;

    private final Map<LocalDate, Times> known = new HashMap<>();

    /**
     * @param asOf     close of business, 17:00 in New York
     * @param released 15:30 in New York of the third federal business day after the positions' date: Friday, or Monday after a holiday, as
     *                 in the CFTC's release schedule. Closures by executive order and lapses of appropriations are not considered: such a
     *                 report was released later
     */
    public record Times(Instant asOf, Instant released) {}

    /** @param date of the positions, usually a Tuesday */
    public Times of(LocalDate date) {
        return known.computeIfAbsent(
                date, day -> new Times(instant(day, CLOSE_OF_BUSINESS), instant(release(day), RELEASE)));
    }

    /** The date of the release; see {@link Times}. */
    public static LocalDate release(LocalDate date) {
        LocalDate day = date;
        int left = BUSINESS_DAYS;
        while (left > 0) {
            day = day.plusDays(1);
            left -= FederalHolidays.isBusinessDay(day) ? 1 : 0;
        }
        return day;
    }

    private static Instant instant(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(NEW_YORK).toInstant();
    }
}
