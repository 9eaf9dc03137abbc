package io.dealerflow.ingest.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A time as its file says it. */
public sealed interface Moment {
    /**
     * An instant.
     *
     * @param date in the offset that the file gives it in; in UTC where it gives none
     */
    record At(Instant instant, LocalDate date) implements Moment {}

    /** A time on a clock whose zone the file does not say. */
    record Local(LocalDateTime time) implements Moment {}

    /** A date. */
    record Day(LocalDate date) implements Moment {}
}
