package io.dealerflow.gexapi.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which book, under which convention.
 *
 * @param symbol upper case
 * @param asOf   the newest observation at or before; null means the newest of all
 * @param change departures from the stored convention
 */
public record BookQuery(String symbol, @Nullable Instant asOf, ConventionChange change) {
    /** The same question about another symbol. */
    public BookQuery of(String other) {
        return new BookQuery(other, asOf, change);
    }
}
