package io.dealerflow.quant.batch;

import io.dealerflow.quant.Require;

/**
 * Straight lines {@code z = intercept + slope · u}, each with a weight: d1 of contracts that keep their volatility and carry,
 * as spot moves to {@code S e^u}. Safe to share once filled.
 */
public final class WeightedLines {
    final double[] intercept;
    final double[] slope;
    final double[] weight;
    private final int size;

    /** Lines of weight 0. */
    public WeightedLines(int size) {
        this.size = size;
        int padded = Lanes.padded(size);
        intercept = new double[padded];
        slope = new double[padded];
        weight = new double[padded];
    }

    /**
     * Sets one line.
     *
     * @throws IllegalArgumentException if a value is not finite, naming it
     */
    public void set(int i, double intercept, double slope, double weight) {
        this.intercept[i] = Require.finite(intercept, "intercept");
        this.slope[i] = Require.finite(slope, "slope");
        this.weight[i] = Require.finite(weight, "weight");
    }

    /** Number of lines. */
    public int size() {
        return size;
    }

    /** Height of a line at {@code u}. */
    public double height(int i, double u) {
        return intercept[i] + slope[i] * u;
    }

    /** What a line rises by for each unit of {@code u}. */
    public double slope(int i) {
        return slope[i];
    }

    /** What a line's bell is multiplied by. */
    public double weight(int i) {
        return weight[i];
    }
}
