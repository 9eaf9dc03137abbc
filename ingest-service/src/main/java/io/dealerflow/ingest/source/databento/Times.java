package io.dealerflow.ingest.source.databento;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Databento's times: nanoseconds since 1970 in UTC, unsigned. */
final class Times {
    private static final long NANOS = 1_000_000_000L;

    private Times() {}

    /** Null when it is undefined (all bits set), or later than 2262, which no record is. */
    static @Nullable Instant instant(long nanoseconds) {
        return nanoseconds < 0 ? null : Instant.ofEpochSecond(nanoseconds / NANOS, nanoseconds % NANOS);
    }

    static @Nullable LocalDate dayUtc(long nanoseconds) {
        return day(nanoseconds, ZoneOffset.UTC);
    }

    static @Nullable LocalDate day(long nanoseconds, ZoneId zone) {
        Instant instant = instant(nanoseconds);
        return instant == null ? null : LocalDate.ofInstant(instant, zone);
    }
}
