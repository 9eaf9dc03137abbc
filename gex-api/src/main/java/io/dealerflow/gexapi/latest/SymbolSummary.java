package io.dealerflow.gexapi.latest;

import io.dealerflow.contracts.features.GexSnapshot;
import java.time.Instant;

/**
 * One line of the list of symbols.
 *
 * @param asOf of the newest observation
 * @param spot price of the underlying then
 */
public record SymbolSummary(String symbol, Instant asOf, double spot) {
    public static SymbolSummary of(GexSnapshot snapshot) {
        return new SymbolSummary(snapshot.symbol(), snapshot.asOf(), snapshot.spot());
    }
}
