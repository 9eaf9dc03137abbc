package io.dealerflow.quant.batch;

import java.util.Objects;

/** Sensitivities of the options of an {@link OptionBatch}, in columns; units as in {@link io.dealerflow.quant.pricing.Greeks}. */
public final class BatchGreeks {
    final double[] delta;
    final double[] gamma;
    final double[] vega;
    final double[] vanna;
    final double[] charm;
    private final int size;

    /** Room for the greeks of that many options, 0 until computed. */
    public BatchGreeks(int size) {
        this.size = size;
        int padded = Lanes.padded(size);
        delta = new double[padded];
        gamma = new double[padded];
        vega = new double[padded];
        vanna = new double[padded];
        charm = new double[padded];
    }

    /** Number of options. */
    public int size() {
        return size;
    }

    /** Per 1 of spot. */
    public double delta(int i) {
        return delta[Objects.checkIndex(i, size)];
    }

    /** Delta per 1 of spot. */
    public double gamma(int i) {
        return gamma[Objects.checkIndex(i, size)];
    }

    /** Per 1.00 of volatility. */
    public double vega(int i) {
        return vega[Objects.checkIndex(i, size)];
    }

    /** Delta per 1.00 of volatility. */
    public double vanna(int i) {
        return vanna[Objects.checkIndex(i, size)];
    }

    /** Delta per year that passes. */
    public double charm(int i) {
        return charm[Objects.checkIndex(i, size)];
    }
}
