package io.dealerflow.scoring.feed;

import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The time that counts while data are awaited. */
public enum OpenTime {
    ALWAYS {
        @Override
        public Duration between(Instant from, Instant to) {
            return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
        }
    },
    /** Mondays to Fridays in UTC. */
    WEEKDAYS {
        @Override
        public Duration between(Instant from, Instant to) {
            Duration open = Duration.ZERO;
            Instant at = from;
            while (at.isBefore(to)) {
                LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
                Instant next = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
                Instant end = next.isBefore(to) ? next : to;
                boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
                open = isWeekend ? open : open.plus(Duration.between(at, end));
                at = end;
            }
            return open;
        }
    },
    /** Sessions of the US option exchanges. */
    US_SESSIONS {
        @Override
        public Duration between(Instant from, Instant to) {
            return Duration.ofSeconds((long) ExchangeCalendar.usOptions().openSecondsBetween(from, to));
        }
    };

    /** How much of it lies between two instants; none when the range is empty. */
    public abstract Duration between(Instant from, Instant to);
}
