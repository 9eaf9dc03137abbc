package io.dealerflow.quant.openinterest;

import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.pricing.Right;

/**
 * Open interest of one contract in two books.
 *
 * @param before 0 when the contract was not listed yet
 * @param after  0 when it is listed no more
 */
public record ContractChange(SeriesKey series, Right right, double strike, long before, long after) {
    /** Contracts opened (+) or closed (-). */
    public long change() {
        return after - before;
    }
}
