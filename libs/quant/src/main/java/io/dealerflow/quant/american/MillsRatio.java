package io.dealerflow.quant.american;

import io.dealerflow.quant.pricing.ErrorFunction;

/**
 * Upper tail of the normal distribution over its density, {@code m(x) = N(-x) / n(x)}, to 1e-14: with it an exponential
 * that is wanted anyway gives density and probability. Taylor series about the nearest sixteenth; as {@code m' = x m - 1},
 * their coefficients follow from the first.
 */
final class MillsRatio {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double SQRT_HALF_PI = Math.sqrt(0.5 * Math.PI);
    private static final double DENSITY_AT_ZERO = Math.sqrt(0.5 / Math.PI);
    private static final int CELLS_PER_UNIT = 16;
    private static final int HIGHEST = 8;
    private static final int TERMS = 8;
    private static final double[] SERIES = new double[(HIGHEST * CELLS_PER_UNIT + 1) * TERMS];

    static {
        for (int cell = 0; cell * TERMS < SERIES.length; cell++) {
            double x = (double) cell / CELLS_PER_UNIT;
            int first = cell * TERMS;
            SERIES[first] = exact(x);
            SERIES[first + 1] = x * SERIES[first] - 1;
            for (int n = 2; n < TERMS; n++) {
                SERIES[first + n] = (x * SERIES[first + n - 1] + SERIES[first + n - 2]) / n;
            }
        }
    }

    private MillsRatio() {}

    /** At {@code x >= 0}; NaN at NaN. */
    static double at(double x) {
        if (!(x < HIGHEST)) {
            return exact(x);
        }
        int cell = (int) (x * CELLS_PER_UNIT + 0.5);
        double rest = x - (double) cell / CELLS_PER_UNIT;
        double square = rest * rest;
        int i = cell * TERMS;
        double low = SERIES[i] + SERIES[i + 1] * rest + square * (SERIES[i + 2] + SERIES[i + 3] * rest);
        double high = SERIES[i + 4] + SERIES[i + 5] * rest + square * (SERIES[i + 6] + SERIES[i + 7] * rest);
        return low + square * square * high;
    }

    /** {@code e^growth N(-x)} for any {@code x}. */
    static double tail(double growth, double x) {
        double tail = DENSITY_AT_ZERO * Math.exp(growth - 0.5 * x * x) * at(Math.abs(x));
        return x < 0 ? Math.exp(growth) - tail : tail;
    }

    private static double exact(double x) {
        return SQRT_HALF_PI * ErrorFunction.erfcx(x * SQRT_HALF);
    }
}
