package io.dealerflow.gexapi.calculate;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.BookQuality;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.expiry.PinRisk;
import io.dealerflow.quant.exposure.ContractGreeks;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.exposure.GreekExposure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a book says at its spot.
 *
 * @param strikes  ascending
 * @param greeks   of the book, dollars; null under vendor gammas, where no volatility is known
 * @param pinRisk  null when it was not asked for
 */
public record Calculation(
        GexAnalysis analysis,
        List<StrikeRow> strikes,
        @Nullable GreekExposure greeks,
        @Nullable Outcome<PinRisk, PinRisk.Reason> pinRisk) {

    /** Analyses a book; everything rests on one reading of it. */
    public static Calculation of(Book book, Convention convention, boolean withPinRisk) {
        PreparedBook prepared = PreparedBook.of(book, convention);
        GexAnalysis analysis = GexAnalysis.of(prepared);
        return new Calculation(
                analysis,
                StrikeGammas.of(analysis),
                ContractGreeks.of(prepared).map(ContractGreeks::total).orElse(null),
                withPinRisk ? PinRisk.of(prepared) : null);
    }

    /** The book at which all this holds. */
    public Book book() {
        return analysis.prepared().book();
    }

    /** The assumptions under which it holds. */
    public Convention convention() {
        return analysis.prepared().convention();
    }

    /** What became of the contracts. */
    public BookQuality quality() {
        return analysis.quality();
    }
}
