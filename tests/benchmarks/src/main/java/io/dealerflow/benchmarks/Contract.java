package io.dealerflow.benchmarks;

import io.dealerflow.quant.pricing.Right;

/**
 * One option of a sample.
 *
 * @param years to settlement
 * @param volatility fraction per year
 * @param forward of its expiry, at the sample's spot
 */
record Contract(Right right, double strike, double years, double volatility, double forward) {
    boolean isCall() {
        return right == Right.CALL;
    }
}
