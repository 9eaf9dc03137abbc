package io.dealerflow.benchmarks;

import io.dealerflow.quant.vol.ImpliedVolatility;
import java.util.List;

/** Single calls of {@code quant}, as a caller without a batch makes them. */
final class OneByOne {
    private OneByOne() {}

    /** NaN where there is none. */
    static void impliedVolatilities(List<Contract> contracts, double[] prices, double[] volatilities) {
        for (int i = 0; i < prices.length; i++) {
            Contract c = contracts.get(i);
            ImpliedVolatility outcome = ImpliedVolatility.of(
                    new ImpliedVolatility.Quote(c.right(), c.strike(), prices[i], c.forward(), c.years()));
            volatilities[i] = outcome instanceof ImpliedVolatility.Solved(double value) ? value : Double.NaN;
        }
    }
}
