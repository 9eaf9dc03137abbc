package io.dealerflow.gexapi.tables;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import io.dealerflow.positioning.BookAnalytics;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.quant.chain.Convention;

/**
 * The analytics of a book.
 *
 * @param shift what the hedging flows assume besides the move of spot
 */
public record Analytics(HedgingShift shift) implements BookTable<GexAnalytics> {
    @Override
    public GexAnalytics of(ChainBook book, Convention convention) {
        return BookAnalytics.of(book, convention, shift);
    }
}
