package io.dealerflow.quant.vol;

import static io.dealerflow.quant.vol.LogPriceFit.ABOVE_0;
import static io.dealerflow.quant.vol.LogPriceFit.ABOVE_1;
import static io.dealerflow.quant.vol.LogPriceFit.ABOVE_2;
import static io.dealerflow.quant.vol.LogPriceFit.ABOVE_3;
import static io.dealerflow.quant.vol.LogPriceFit.BELOW_1;
import static io.dealerflow.quant.vol.LogPriceFit.BELOW_2;
import static io.dealerflow.quant.vol.LogPriceFit.BELOW_3;
import static io.dealerflow.quant.vol.LogPriceFit.BELOW_4;
import static io.dealerflow.quant.vol.LogPriceFit.CUBIC;
import static io.dealerflow.quant.vol.LogPriceFit.HIGHEST_DERIVATIVE;
import static io.dealerflow.quant.vol.LogPriceFit.LARGE;
import static io.dealerflow.quant.vol.LogPriceFit.LEAST_DEPTH;
import static io.dealerflow.quant.vol.LogPriceFit.LEAST_PRICE;
import static io.dealerflow.quant.vol.LogPriceFit.LOG_ROOT_TWO_PI;
import static io.dealerflow.quant.vol.LogPriceFit.QUINTIC;
import static io.dealerflow.quant.vol.LogPriceFit.SETTLED;
import static io.dealerflow.quant.vol.LogPriceFit.STEPS;

import io.dealerflow.quant.pricing.ErrorFunction;

/**
 * Inverts the normalised Black function on the logarithm of price, where listed options lie: a guess within 0.05 % from
 * Bachelier's formula, then mostly a single Householder step of fourth order as in {@link LetsBeRational}, at a third of its cost. With
 * {@code h = x/s}, {@code t = s/2} and {@code Y = N/n}, price over vega is {@code D = Y(h+t) - Y(h-t)} and the logarithm of price
 * {@code ln D - (h^2 + t^2) / 2 - ln sqrt(2 pi)}: no step needs an exponential.
 */
final class LogPriceSolver {
    private static final double ROOT_HALF_PI = 1.2533141373155003;
    private static final double ONE_OVER_ROOT_2 = 0.7071067811865476;
    private static final double[] INVERSE_FACTORIALS = new double[HIGHEST_DERIVATIVE + 1];

    static {
        INVERSE_FACTORIALS[0] = 1;
        for (int n = 1; n <= HIGHEST_DERIVATIVE; n++) {
            INVERSE_FACTORIALS[n] = INVERSE_FACTORIALS[n - 1] / n;
        }
    }

    private LogPriceSolver() {}

    /**
     * Total volatility {@code sigma sqrt(T)}; NaN where it is left to the general solver.
     *
     * @param x log-moneyness, at most 0
     * @param price normalised price of the out-of-the-money call, above 0 and below {@link LogPriceFit#HIGHEST_SHARE} of its bound
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
