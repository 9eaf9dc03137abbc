package io.dealerflow.contracts.raw;

import static io.dealerflow.contracts.event.Checks.finite;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The value of an economic series for one date, in the units of its source. It became known after the date: at the earliest on
 * {@code vintage}, where the source says so.
 *
 * @param asOf    the beginning of {@code date} in UTC
 * @param series  id at its source, for example {@code DGS10}
 * @param date    the day, or the first day of the period, that the value describes
 * @param value   finite; a revision is another event
 * @param vintage first date on which the source had this value; null when the file does not say it
 */
@RequiredUnlessNullable
public record MacroValue(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String series,
        LocalDate date,
        double value,
        @Nullable LocalDate vintage)
        implements Event {
    public static final int VERSION = 1;

    public MacroValue {
        text(eventId, "event_id");
        text(series, "series");
        finite(value, "value");
    }

    @Override
    public String subject() {
        return series;
    }

    @Override
    public String type() {
        return "io.dealerflow.macro-value.v1";
    }
}
