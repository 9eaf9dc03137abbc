package io.dealerflow.worker.chart;

import java.util.Arrays;

/**
 * The mean over area along one axis, by the rule of {@code models/chart_pattern/pixels.py}: target pixel i of n covers the source interval
 * [i m / n, (i + 1) m / n) and is the mean of the source pixels weighted by their overlap with it.
 */
final class AreaFilter {
    private final int[] first;
    private final double[][] weights;

    AreaFilter(int source, int target) {
        first = new int[target];
        weights = new double[target][];
        for (int i = 0; i < target; i++) {
            double from = (double) ((long) i * source) / target;
            double to = (double) ((long) (i + 1) * source) / target;
            first[i] = (int) from;
            weights[i] = new double[(int) Math.ceil(to) - first[i]];
            for (int k = 0; k < weights[i].length; k++) {
                int at = first[i] + k;
                weights[i][k] = (Math.min(to, at + 1) - Math.max(from, at)) * target / source;
            }
        }
    }

    /** A row of pixels with {@code channels} values each, reduced or enlarged. */
    double[] row(int[] values, int channels) {
        double[] means = new double[first.length * channels];
        for (int i = 0; i < first.length; i++) {
            for (int k = 0; k < weights[i].length; k++) {
                for (int channel = 0; channel < channels; channel++) {
                    means[i * channels + channel] += weights[i][k] * values[(first[i] + k) * channels + channel];
                }
            }
        }
        return means;
    }

    /** Adds a source row to the target rows that it overlaps; rows are given in their order. */
    void add(int row, double[] values, double[][] into) {
        int at = Arrays.binarySearch(first, row);
        // The last target pixel that begins at or before it, and those before it that reach it.
        int i = at < 0 ? -at - 2 : lastOf(row, at);
        for (; i >= 0 && row - first[i] < weights[i].length; i--) {
            double weight = weights[i][row - first[i]];
            for (int k = 0; k < values.length; k++) {
                into[i][k] += weight * values[k];
            }
        }
    }

    /** Of an enlarged axis several target pixels begin in one source pixel. */
    private int lastOf(int row, int one) {
        int last = one;
        while (last + 1 < first.length && first[last + 1] == row) {
            last++;
        }
        return last;
    }
}
