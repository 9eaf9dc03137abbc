package io.dealerflow.quant.batch;

import java.util.Objects;

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
     * Sets one line by numbers from -1e100 to 1e100.
     *
     * @throws IllegalArgumentException if a value is out of this range, naming it
     * @throws IndexOutOfBoundsException unless {@code i} is below {@link #size}
     */
    public void set(int i, double intercept, double slope, double weight) {
        Objects.checkIndex(i, size);
        Bounds.magnitude(intercept, "intercept");
        Bounds.magnitude(slope, "slope");
        Bounds.magnitude(weight, "weight");
        this.intercept[i] = intercept;
        this.slope[i] = slope;
        this.weight[i] = weight;
    }

    /** Number of lines. */
    public int size() {
        return size;
    }

    /** Height of a line at {@code u}. */
    public double height(int i, double u) {
        return slope(i) * u + intercept[i];
    }

    /** Slope of a line by {@code u}. */
    public double slope(int i) {
        return slope[Objects.checkIndex(i, size)];
    }

    /** Weight of a line. */
    public double weight(int i) {
        return weight[Objects.checkIndex(i, size)];
    }
}
