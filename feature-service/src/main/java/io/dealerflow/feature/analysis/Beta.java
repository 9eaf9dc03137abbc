package io.dealerflow.feature.analysis;

import java.util.Arrays;

/**
 * Beta: covariance of two series of changes over the variance of the second. Sums are taken of differences from the means, window by
 * window, so that no rounding error is carried along the history.
 */
final class Beta {
    /** A standard deviation below this share of the mean is the rounding of equal changes. */
    private static final double NO_VARIATION = 1e-10;

    private Beta() {}

    /** Of each bar the beta of the last {@code window} changes; NaN where one of them is missing or the market's are all the same. */
    static double[] rolling(double[] changes, double[] market, int window) {
        double[] betas = new double[changes.length];
        Arrays.fill(betas, Double.NaN);
        int present = 0;
        for (int i = 0; i < changes.length; i++) {
            present = isPresent(changes[i], market[i]) ? present + 1 : 0;
            if (present >= window) {
                betas[i] = of(changes, market, i - window + 1, i + 1);
            }
        }
        return betas;
    }

    /** Of all bars at which both changes are present; NaN for fewer than two of them, or when the market's are all the same. */
    static double overall(double[] changes, double[] market) {
        double[] x = new double[changes.length];
        double[] y = new double[changes.length];
        int pairs = 0;
        for (int i = 0; i < changes.length; i++) {
            if (isPresent(changes[i], market[i])) {
                x[pairs] = changes[i];
                y[pairs++] = market[i];
            }
        }
        return of(x, y, 0, pairs);
    }

    private static boolean isPresent(double change, double market) {
        return !Double.isNaN(change) && !Double.isNaN(market);
    }

    private static double of(double[] changes, double[] market, int from, int to) {
        double sum = 0;
        double marketSum = 0;
        for (int i = from; i < to; i++) {
            sum += changes[i];
            marketSum += market[i];
        }
        int count = to - from;
        double mean = sum / count;
        double marketMean = marketSum / count;
        double covariance = 0;
        double variance = 0;
        for (int i = from; i < to; i++) {
            double difference = market[i] - marketMean;
            covariance += (changes[i] - mean) * difference;
            variance += difference * difference;
        }
        double least = NO_VARIATION * marketMean;
        return variance > count * least * least ? covariance / variance : Double.NaN;
    }
}
