package io.dealerflow.gexapi.latest;

import io.dealerflow.contracts.features.GexSnapshot;
import java.time.Instant;

/**
 * One line of the list of symbols.
 *
 * @param asOf of the newest observation
 * @param spot price of the underlying then
 */
public record SymbolBrief(String symbol, Instant asOf, double spot) {
    public static SymbolBrief of(GexSnapshot snapshot) {
        return new SymbolBrief(snapshot.symbol(), snapshot.asOf(), snapshot.spot());
    }
}
