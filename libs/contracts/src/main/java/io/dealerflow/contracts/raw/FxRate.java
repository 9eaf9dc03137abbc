package io.dealerflow.contracts.raw;

import static io.dealerflow.contracts.event.Checks.positive;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The exchange rate of a pair on one day: units of the quote currency for one unit of the base currency.
 *
 * @param asOf  when the rate was fixed or last traded; of a day's prices the end of the day in UTC
 * @param pair  base and quote, for example {@code EURUSD}
 * @param date  day of the rate at its source
 * @param open  first rate of the day; null for a fixing, as are {@code high} and {@code low}
 * @param close the fixing, or the day's last rate, {@code > 0}
 */
@RequiredUnlessNullable
public record FxRate(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String pair,
        String base,
        String quote,
        LocalDate date,
        @Nullable Double open,
        @Nullable Double high,
        @Nullable Double low,
        double close)
        implements Event {
    public static final int VERSION = 1;

    public FxRate {
        text(eventId, "event_id");
        text(pair, "pair");
        requirePositive(open, "open");
        requirePositive(high, "high");
        requirePositive(low, "low");
        positive(close, "close");
    }

    private static void requirePositive(@Nullable Double value, String field) {
        if (value != null) {
            positive(value, field);
        }
    }

    @Override
    public String subject() {
        return pair;
    }

    @Override
    public String type() {
        return "io.dealerflow.fx-rate.v1";
    }
}
