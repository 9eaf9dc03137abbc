package io.dealerflow.quant.statistics;

/**
 * The score interval of a rate at 95 %: E. B. Wilson, Journal of the American Statistical Association 22 (1927).
 *
 * @param low  from 0 to 1
 * @param high from 0 to 1
 */
public record WilsonInterval(double low, double high) {
    /** The 97.5 % quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** @param trials {@code > 0} */
    public static WilsonInterval of(int successes, int trials) {
        if (trials <= 0 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes of " + trials + " trials have no rate");
        }
        double rate = (double) successes / trials;
        double squared = Z * Z / trials;
        double half = Z * Math.sqrt(rate * (1 - rate) / trials + squared / (4 * trials));
        return new WilsonInterval(end(rate, squared, -half), end(rate, squared, half));
    }

    private static double end(double rate, double squared, double half) {
        return Math.clamp((rate + squared / 2 + half) / (1 + squared), 0, 1);
    }
}
