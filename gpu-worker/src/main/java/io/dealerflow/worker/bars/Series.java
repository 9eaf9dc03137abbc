package io.dealerflow.worker.bars;

/** Recursions and windows over a series. */
final class Series {
    private Series() {}

    /** The weight of a new value in an exponential average over {@code n} values. */
    static double weight(int n) {
        return 2.0 / (n + 1);
    }

    /** e_0 = x_0, e_t = e_t-1 + weight (x_t - e_t-1). */
    static double[] averages(double[] values, double weight) {
        double[] averages = values.clone();
        for (int t = 1; t < values.length; t++) {
            averages[t] = averages[t - 1] + weight * (values[t] - averages[t - 1]);
        }
        return averages;
    }

    /** The root of the exponential average of the squares over {@code n} returns, which begins with the second; the first is unknown. */
    static double[] deviations(double[] returns, int n) {
        double[] deviations = new double[returns.length];
        deviations[0] = Double.NaN;
        double average = returns.length > 1 ? returns[1] * returns[1] : Double.NaN;
        for (int t = 1; t < returns.length; t++) {
            average += weight(n) * (returns[t] * returns[t] - average);
            deviations[t] = Math.sqrt(average);
        }
        return deviations;
    }

    /** Of the {@code n} values that end with {@code last}. */
    static double mean(double[] values, int last, int n) {
        double sum = 0;
        for (int t = last - n + 1; t <= last; t++) {
            sum += values[t];
        }
        return sum / n;
    }

    /** Of the {@code n} values that end with {@code last}. */
    static double largest(double[] values, int last, int n) {
        double largest = values[last];
        for (int t = last - n + 1; t < last; t++) {
            largest = Math.max(largest, values[t]);
        }
        return largest;
    }
}
