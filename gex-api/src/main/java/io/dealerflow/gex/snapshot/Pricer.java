package io.dealerflow.gex.snapshot;

import io.dealerflow.contracts.GexSnapshot.ConventionUsed;
import io.dealerflow.contracts.OptionChain;
import java.util.List;

/** Computes positioning. */
public interface Pricer {
    /**
     * Prices a book.
     *
     * @param observations that make up the book, newest last
     */
    Priced price(List<OptionChain> observations, ConventionUsed convention, boolean profile);
}
