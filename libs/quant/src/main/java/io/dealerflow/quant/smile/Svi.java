package io.dealerflow.quant.smile;

import io.dealerflow.quant.Require;

/**
 * Raw SVI: total implied variance {@code w(k) = a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2))} over log-moneyness
 * {@code k = ln(K/F)} (J. Gatheral, A. Jacquier, <i>Arbitrage-free SVI volatility surfaces</i>, Quantitative Finance 14,
 * 2014).
 *
 * @param a     level, total variance; may be below 0 as long as {@code w} is not
 * @param b     {@code >= 0}, mean slope of the two wings
 * @param rho   tilt, {@code -1 ... 1}
 * @param m     log-moneyness of the centre
 * @param sigma {@code > 0}, how rounded the smile is
 */
public record Svi(double a, double b, double rho, double m, double sigma) {
    /** R. Lee's moment formula: no wing of total variance may be steeper in log-moneyness. */
    public static final double STEEPEST_WING = 2;

    /** Widths of the observed strikes beyond which arbitrage is left to the wings. */
    private static final double FARTHEST = 3;

    /** Sigmas from the centre beyond which it is left to them, too. */
    private static final double CENTRE = 6;

    /** Tolerance of conditions for rounding. */
    private static final double ROUNDING = 1e-9;

    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public Svi {
        Require.finite(a, "a");
        Require.notNegative(b, "b");
        Require.finite(m, "m");
        Require.positive(sigma, "sigma");
        if (!(Math.abs(rho) <= 1)) {
            throw new IllegalArgumentException("rho must be between -1 and 1, was " + rho);
        }
    }

    /** {@code sigma_BS^2 T} at a log-moneyness. */
    public double totalVariance(double k) {
        return a + b * (rho * (k - m) + root(k));
    }

    /** First derivative of total variance by log-moneyness. */
    public double slope(double k) {
        return b * (rho + (k - m) / root(k));
    }

    /** Second derivative, never below 0. */
    public double curvature(double k) {
        double root = root(k);
        return b * sigma * sigma / (root * root * root);
    }

    /** Lowest total variance over all strikes. */
    public double leastVariance() {
        return a + b * sigma * Math.sqrt(1 - rho * rho);
    }

    /** Slope of the steeper wing; above {@link #STEEPEST_WING} far strikes can be arbitraged. */
    public double wingSlope() {
        return b * (1 + Math.abs(rho));
    }

    /**
     * Gatheral and Jacquier's g: the risk-neutral density up to a positive factor. Below 0 a butterfly spread costs less
     * than nothing. Meaningful where total variance is above 0.
     */
    public double butterfly(double k) {
        double root = root(k);
        double w = a + b * (rho * (k - m) + root);
        double slope = b * (rho + (k - m) / root);
        double curvature = b * sigma * sigma / (root * root * root);
        double first = 1 - k * slope / (2 * w);
        return first * first - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature;
    }

    /**
     * Least g over {@code low ... high}, three times its width to both sides, and six sigma around the centre; beyond, the wings
     * decide (g tends to {@code (4 - slope^2) / 16}). Minus infinity when total variance is not positive.
     */
    public double leastButterfly(double low, double high) {
        if (leastVariance() <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double reach = FARTHEST * (high - low);
        double centre = CENTRE * sigma;
        return new LeastButterfly(this).between(Math.min(low - reach, m - centre), Math.max(high + reach, m + centre));
    }

    /** No butterfly arbitrage over {@link #leastButterfly its range} and no wing beyond Lee's bound. */
    public boolean isArbitrageFree(double low, double high) {
        return wingSlope() <= STEEPEST_WING + ROUNDING && leastButterfly(low, high) >= -ROUNDING;
    }

    private double root(double k) {
        return Math.sqrt((k - m) * (k - m) + sigma * sigma);
    }
}
