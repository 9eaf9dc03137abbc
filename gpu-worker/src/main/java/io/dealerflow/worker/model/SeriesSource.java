package io.dealerflow.worker.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stored series, as they were known at an instant. Methods block; a store that is away is a {@link SourceAwayException}. */
public interface SeriesSource {
    /**
     * Daily bars of an asset with its implied volatility on the same days, ascending, at most {@code days} of them; those known by {@code asOf}.
     * Empty where the asset is unknown.
     */
    List<AssetDay> daily(String asset, Instant asOf, int days);

    /** Hourly bars of a symbol, ascending by start, at most {@code bars} of them; those that had ended by {@code asOf}. */
    List<HourBar> hourly(String symbol, Instant asOf, int bars);

    /** @param impliedVolatility percent per year (a VIX of 15 is 15.0); null on days without */
    record AssetDay(
            LocalDate date,
            double high,
            double low,
            double close,
            @Nullable Double impliedVolatility) {}

    record HourBar(Instant start, double open, double high, double low, double close) {}

    /** The store does not answer; the same question may be asked again. */
    final class SourceAwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public SourceAwayException(Throwable cause) {
            super("the stored series cannot be read", cause);
        }
    }
}
