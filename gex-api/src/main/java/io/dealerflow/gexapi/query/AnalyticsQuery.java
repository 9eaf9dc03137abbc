package io.dealerflow.gexapi.query;

import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One question about what a symbol's book says beyond its snapshot.
 *
 * @param symbol upper case
 * @param asOf   the newest observation at or before; null means the newest of all
 * @param change departures from the stored convention
 * @param shift  what the hedging flows assume besides the move of spot
 */
public record AnalyticsQuery(String symbol, @Nullable Instant asOf, ConventionChange change, HedgingShift shift) {
    /** The same question about another symbol. */
    public AnalyticsQuery of(String other) {
        return new AnalyticsQuery(other, asOf, change, shift);
    }
}
