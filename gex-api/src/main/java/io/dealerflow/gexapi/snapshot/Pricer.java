package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.chain.Convention;
import java.util.List;

/** Computes positioning. */
public interface Pricer {
    /**
     * Prices a book.
     *
     * @param observations that make up the book, newest last
     */
    Priced price(List<OptionChain> observations, Convention convention, boolean profile);

    /**
     * Says what more there is to say of a book.
     *
     * @param observations that make up the book, newest last
     */
    GexAnalytics analyse(List<OptionChain> observations, Convention convention, HedgingShift shift);
}
