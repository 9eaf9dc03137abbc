package io.dealerflow.quant.vol;

import io.dealerflow.quant.pricing.ErrorFunction;

/**
 * Inverts the normalised Black function on the logarithm of price, where listed options lie: a guess within 0.05 % from
 * Bachelier's formula, then mostly a single Householder step of fourth order as in {@link LetsBeRational}, at a third of its cost. With
 * {@code h = x/s}, {@code t = s/2} and {@code Y = N/n}, price over vega is {@code D = Y(h+t) - Y(h-t)} and the logarithm of price
 * {@code ln D - (h^2 + t^2) / 2 - ln sqrt(2 pi)}: no step needs an exponential. The constants are public for
 * {@code batch}, which does the same in lanes.
 */
public final class LogPriceSolver {
    /** Below this a price is left to the general solver; so is one above {@link #HIGHEST_SHARE} of its bound. */
    public static final double LEAST_PRICE = 1e-280;

    /** Share of its upper bound {@code e^(x/2)} above which a price hardly tells the volatility. */
    public static final double HIGHEST_SHARE = 0.8;
    /** A last step below this share leaves an error of its fourth power. */
    public static final double SETTLED = 4e-4;
    /** Steps at most; one is enough for most. */
    public static final int STEPS = 3;
    /** From this t on, D is the difference of two ratios; below, a series in t. */
    public static final double LARGE = 0.125;
    /** The highest derivative of Y in that series. */
    public static final int HIGHEST_DERIVATIVE = 13;
    /** Nearer to the money than this share of the price, an option is guessed like one at the money. */
    public static final double LEAST_DEPTH = 1e-4;

    /**
     * Bachelier's {@code |h|} by {@code r = sqrt(ln(1 + |F-K|/price))} is {@code r^2} times a ratio of polynomials, to 0.03 % for
     * {@code |h|} below 37. This is the constant above; the one below is 1; from tools/reference/approximations.py.
     */
    public static final double ABOVE_0 = 0.39879462;

    /** Of r above. */
    public static final double ABOVE_1 = 0.00716058;
    /** Of r^2 above. */
    public static final double ABOVE_2 = 0.03492736;
    /** Of r^3 above. */
    public static final double ABOVE_3 = 0.01907379;
    /** Of r below. */
    public static final double BELOW_1 = 0.01129706;
    /** Of r^2 below. */
    public static final double BELOW_2 = 0.10949751;
    /** Of r^3 below. */
    public static final double BELOW_3 = 0.02306847;
    /** Of r^4 below. */
    public static final double BELOW_4 = 0.01353905;

    /**
     * Black's total volatility at the money by Bachelier's n is {@code n (1 + n^2/24 + 7 n^4/1920)}: the series of the inverse error
     * function.
     */
    public static final double CUBIC = 1.0 / 24;

    /** Of {@code n^5} in that series, as {@link #CUBIC} of {@code n^3}. */
    public static final double QUINTIC = 7.0 / 1920;

    /** {@code ln sqrt(2 pi)}. */
    public static final double LOG_ROOT_TWO_PI = 0.9189385332046728;

    private static final double[] INVERSE_FACTORIALS = new double[HIGHEST_DERIVATIVE + 1];

    static {
        INVERSE_FACTORIALS[0] = 1;
        for (int n = 1; n <= HIGHEST_DERIVATIVE; n++) {
            INVERSE_FACTORIALS[n] = INVERSE_FACTORIALS[n - 1] / n;
        }
    }

    private static final double ROOT_HALF_PI = 1.2533141373155003;
    private static final double ONE_OVER_ROOT_2 = 0.7071067811865476;

    private LogPriceSolver() {}

    /**
     * Total volatility {@code sigma sqrt(T)}; NaN where it is left to the general solver.
     *
     * @param x log-moneyness, at most 0
     * @param price normalised price of the out-of-the-money call, above 0 and below {@link #HIGHEST_SHARE} of its bound
     */
    static double totalVolatility(double x, double price) {
        if (price < LEAST_PRICE) {
            return Double.NaN;
        }
        double logPrice = Math.log(price);
        double s = guess(-x, price);
        for (int i = 0; i < STEPS; i++) {
            double step = householder(x, s, logPrice);
            s += step;
            if (Math.abs(step) < SETTLED * s) {
                return s;
            }
        }
        return Double.NaN;
    }

    private static double guess(double depth, double price) {
        double x = Math.max(depth, LEAST_DEPTH * price);
        double distance = x * (1 + x * x / 24); // 2 sinh(x/2), |F-K| in the units of the price
        double square = Math.log((distance + price) / price);
        double r = Math.sqrt(square);
        double above = square * (ABOVE_0 + r * ABOVE_1 + square * (ABOVE_2 + r * ABOVE_3));
        double below = 1 + r * BELOW_1 + square * (BELOW_2 + r * BELOW_3 + square * BELOW_4);
        double normal = x * below / above;
        double variance = normal * normal;
        return normal * (1 + variance * (CUBIC + variance * QUINTIC));
    }

    private static double householder(double x, double s, double logPrice) {
        double inverse = 1 / s;
        double h = x * inverse;
        double difference = s < 2 * LARGE ? series(h, s) : difference(h, 0.5 * s);
        double gap = logPrice - Math.log(difference) + 0.5 * (h * h + 0.25 * s * s) + LOG_ROOT_TWO_PI;
        double second = h * h * inverse - 0.25 * s;
        double slope = h * inverse;
        double third = second * second - 3 * slope * slope - 0.25;
        double bend = difference * second;
        double first = gap * (bend - 1);
        double cubic = difference * difference * third - 3 * bend + 2;
        double step = gap * difference * (1 + 0.5 * first) / (1 + first + gap * gap * cubic / 6);
        return Math.min(Math.max(step, -0.5 * s), s);
    }

    private static double difference(double h, double t) {
        return scaledTail(-h - t) - scaledTail(t - h);
    }

    /** {@code D = 2 (t Y' + t^3/3! Y''' + ...)}, the derivatives by {@code Y' = 1 + hY}, {@code Y^(n+1) = h Y^(n) + n Y^(n-1)}. */
    private static double series(double h, double s) {
        double square = 0.25 * s * s;
        double even = scaledTail(-h);
        double odd = Math.fma(h, even, 1);
        double power = s;
        double sum = odd * power;
        for (int n = 1; n < HIGHEST_DERIVATIVE; n += 2) {
            even = Math.fma(h, odd, n * even);
            odd = Math.fma(h, even, (n + 1) * odd);
            power *= square;
            sum += odd * power * INVERSE_FACTORIALS[n + 2];
        }
        return sum;
    }

    /** {@code (1 - N(z)) / n(z)}. */
    private static double scaledTail(double z) {
        return ROOT_HALF_PI * ErrorFunction.erfcx(z * ONE_OVER_ROOT_2);
    }
}
