package io.dealerflow.feature.asset;

import java.util.OptionalDouble;

/** Sample statistics. */
final class Statistics {
    /** A standard deviation up to this is rounding: daily returns and percent of open interest vary by far more. */
    private static final double ROUNDING = 1e-10;

    private Statistics() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** How many sample standard deviations (n − 1) a value lies above the mean; empty where the values do not vary. */
    static OptionalDouble standardScore(double value, double[] values) {
        double mean = mean(values);
        double deviation = Math.sqrt(products(values, mean, values, mean) / (values.length - 1));
        return deviation <= ROUNDING ? OptionalDouble.empty() : OptionalDouble.of((value - mean) / deviation);
    }

    /** Pearson's correlation of two series of one length; empty where either does not vary. */
    static OptionalDouble correlation(double[] one, double[] other) {
        double mean = mean(one);
        double otherMean = mean(other);
        double squares = products(one, mean, one, mean);
        double otherSquares = products(other, otherMean, other, otherMean);
        if (Math.sqrt(Math.min(squares, otherSquares) / (one.length - 1)) <= ROUNDING) {
            return OptionalDouble.empty();
        }
        double correlation = products(one, mean, other, otherMean) / Math.sqrt(squares) / Math.sqrt(otherSquares);
        return OptionalDouble.of(Math.clamp(correlation, -1, 1));
    }

    /** Mid-rank: the share of values below, and half of those that are equal. */
    static double percentile(double value, double[] values, int count) {
        int halves = 0;
        for (int i = 0; i < count; i++) {
            halves += values[i] < value ? 2 : values[i] == value ? 1 : 0;
        }
        return halves / 2.0 / count;
    }

    private static double products(double[] one, double mean, double[] other, double otherMean) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - mean) * (other[i] - otherMean);
        }
        return sum;
    }
}
