package io.dealerflow.gexapi.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A query for a symbol's positioning.
 *
 * @param symbol  upper case
 * @param asOf    the newest observation at or before; null means the newest of all
 * @param change  departures from the stored convention
 * @param profile whether to include the profile of net GEX over spot
 */
public record GexQuery(String symbol, @Nullable Instant asOf, ConventionChange change, boolean profile) {
    /** The same query for another symbol. */
    public GexQuery of(String other) {
        return new GexQuery(other, asOf, change, profile);
    }
}
