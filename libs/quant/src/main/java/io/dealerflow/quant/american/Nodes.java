package io.dealerflow.quant.american;

/**
 * Even grid in {@code z = (ln(X/X0) - (r - q - sigma^2/2) t) / (sigma sqrt(T))}, of which a deeper option has the higher. In
 * these units the variance from today to expiry is 1.
 */
final class Nodes {
    /** Deviations covered, to which come those by which the spot's own measure is shifted. */
    private static final double WIDTH = 5;

    /** Nodes on either side of today's spot. */
    final int half;

    final int count;
    /** Growth of the spot at each node. */
    final double[] growth;

    private double distance;
    private double width;
    private double years;
    private double perDeviation;

    Nodes(int half) {
        this.half = half;
        count = 2 * half + 1;
        growth = new double[count];
    }

    void layOut(AmericanOption option) {
        years = option.yearsToExpiry();
        double deviation = option.volatility() * Math.sqrt(years);
        perDeviation = option.right().sign() * deviation;
        width = WIDTH + deviation;
        distance = width / half;
        for (int i = 0; i < count; i++) {
            growth[i] = growthAt(at(i));
        }
    }

    double at(int node) {
        return distance * (node - half);
    }

    double growthAt(double z) {
        return Math.exp(perDeviation * z);
    }

    /** Where the spot has grown by a factor. */
    double placeOf(double factor) {
        return Math.log(factor) / perDeviation;
    }

    /** From one node to the next. */
    double distance() {
        return distance;
    }

    /** From today's spot to either end. */
    double width() {
        return width;
    }

    /** What the logarithm of the spot changes by from z to z + 1; below zero for a put. */
    double perDeviation() {
        return perDeviation;
    }

    /** Variance over a time in years. */
    double variance(double time) {
        return time / years;
    }

    /** Years over which a variance comes about. */
    double time(double variance) {
        return variance * years;
    }
}
