package io.dealerflow.gexapi.levels;

import java.time.Instant;

/**
 * One line of the list of symbols.
 *
 * @param asOf of the newest observation
 * @param spot price of the underlying then
 */
public record SymbolSummary(String symbol, Instant asOf, double spot) {
    public static SymbolSummary of(Levels levels) {
        return new SymbolSummary(levels.symbol(), levels.asOf(), levels.spot());
    }
}
