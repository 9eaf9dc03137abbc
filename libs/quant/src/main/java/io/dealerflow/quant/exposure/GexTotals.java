package io.dealerflow.quant.exposure;

import org.jspecify.annotations.Nullable;

/**
 * Gamma exposure summed over contracts, US dollars of delta per 1 % move of spot.
 *
 * @param call signed sum over calls, {@code >= 0} when dealers are long them
 * @param put signed sum over puts, {@code <= 0} when dealers are short them
 * @param gross sum of the absolute values
 */
public record GexTotals(double call, double put, double gross) {
    /** Of no contracts. */
    public static final GexTotals ZERO = new GexTotals(0, 0, 0);

    /** Calls and puts together, dollars per 1 %. */
    public double net() {
        return call + put;
    }

    /** Net over gross, between -1 and 1; null when gross is 0. */
    public @Nullable Double netToGross() {
        return gross == 0 ? null : net() / gross;
    }

    GexTotals plus(GexTotals other) {
        return new GexTotals(call + other.call, put + other.put, gross + other.gross);
    }

    GexTotals plus(boolean isCall, double gex) {
        return new GexTotals(isCall ? call + gex : call, isCall ? put : put + gex, gross + Math.abs(gex));
    }
}
