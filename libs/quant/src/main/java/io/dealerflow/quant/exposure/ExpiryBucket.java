package io.dealerflow.quant.exposure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Expiries by calendar days from the as-of date to the expiry date, both New York's. */
public enum ExpiryBucket {
    /** Expires on the as-of date. */
    ZERO_DTE(0),
    /** Within a week. */
    DAYS_1_TO_7(7),
    /** Within a month of 30 days. */
    DAYS_8_TO_30(30),
    /** In the month of 30 days after that. */
    DAYS_31_TO_60(60),
    /** Within half a year of 180 days. */
    DAYS_61_TO_180(180),
    /** Later than all others. */
    BEYOND_180_DAYS(Long.MAX_VALUE);

    private final long lastDay;

    ExpiryBucket(long lastDay) {
        this.lastDay = lastDay;
    }

    /** An expiry dated before the as-of date and not dropped belongs to the first. */
    public static ExpiryBucket of(LocalDate asOf, LocalDate expiry) {
        long days = ChronoUnit.DAYS.between(asOf, expiry);
        for (ExpiryBucket bucket : values()) {
            if (days <= bucket.lastDay) {
                return bucket;
            }
        }
        return BEYOND_180_DAYS;
    }
}
