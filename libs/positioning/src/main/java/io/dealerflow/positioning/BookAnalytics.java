package io.dealerflow.positioning;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.expiry.TermStructure;
import io.dealerflow.quant.exposure.BucketExposure;
import io.dealerflow.quant.exposure.ContractGreeks;
import io.dealerflow.quant.exposure.CumulativeFlip;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.hedging.HedgingFlows;
import io.dealerflow.quant.profile.ForwardGex;
import io.dealerflow.quant.robustness.Robustness;

/** Further figures of a book. Analyses it about seven times, once for each assumption. */
public final class BookAnalytics {
    private static final int FORWARD_DATES = 5;

    private BookAnalytics() {}

    /** @param shift assumed by the hedging flows besides the move of spot */
    public static GexAnalytics of(ChainBook book, Convention convention, GexAnalytics.HedgingShift shift) {
        PreparedBook prepared = PreparedBook.of(QuantBooks.of(book), convention);
        GexAnalysis analysis = GexAnalysis.of(prepared);
        ContractGreeks greeks = ContractGreeks.of(prepared).orElse(null);
        return new GexAnalytics(
                book.underlying(),
                book.asOf(),
                book.spot(),
                ConventionNames.used(convention),
                AnalyticsParts.greeks(greeks),
                AnalyticsParts.strikes(greeks),
                BucketExposure.of(analysis, greeks).stream()
                        .map(AnalyticsParts::bucket)
                        .toList(),
                AnalyticsParts.dealerShares(analysis),
                AnalyticsParts.robustness(Robustness.of(analysis)),
                SnapshotParts.flip(CumulativeFlip.of(analysis)),
                AnalyticsParts.skew(prepared),
                TermStructure.of(prepared).points().stream()
                        .map(AnalyticsParts::termPoint)
                        .toList(),
                ForwardGex.of(prepared, FORWARD_DATES).stream()
                        .map(AnalyticsParts::forwardGex)
                        .toList(),
                shift,
                HedgingFlows.of(prepared, AnalyticsParts.hedgingShift(shift)).stream()
                        .map(AnalyticsParts::hedgingFlow)
                        .toList());
    }
}
