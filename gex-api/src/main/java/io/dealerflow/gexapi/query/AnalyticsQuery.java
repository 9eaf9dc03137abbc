package io.dealerflow.gexapi.query;

import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A query for the analytics of a symbol's book.
 *
 * @param symbol upper case
 * @param asOf   the newest observation at or before; null means the newest of all
 * @param change departures from the stored convention
 * @param shift  assumed by the hedging flows besides the move of spot
 */
public record AnalyticsQuery(String symbol, @Nullable Instant asOf, ConventionChange change, HedgingShift shift) {
    /** The same query for another symbol. */
    public AnalyticsQuery of(String other) {
        return new AnalyticsQuery(other, asOf, change, shift);
    }
}
