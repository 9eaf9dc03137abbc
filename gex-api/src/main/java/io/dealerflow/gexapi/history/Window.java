package io.dealerflow.gexapi.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;

/**
 * The days up to now, and how closely they are looked at.
 *
 * @param days from 1
 */
public record Window(int days, Instant from, Instant to) {
    private static final int DAYS_IN_FULL = 7;
    private static final int DAYS_BY_HOUR = 31;

    /** Which snapshots stand for a window. */
    public enum Resolution {
        /** Every one. */
        @JsonProperty("observation")
        OBSERVATION,
        /** The last of each hour. */
        @JsonProperty("hour")
        HOUR,
        /** The last of each New York day. */
        @JsonProperty("day")
        DAY
    }

    /** The last {@code days} times 24 hours. */
    public static Window upTo(Instant now, int days) {
        return new Window(days, now.minus(Duration.ofDays(days)), now);
    }

    /** Up to a week in full, up to a month by the hour, else by the day. */
    public Resolution resolution() {
        if (days <= DAYS_IN_FULL) {
            return Resolution.OBSERVATION;
        }
        return days <= DAYS_BY_HOUR ? Resolution.HOUR : Resolution.DAY;
    }
}
