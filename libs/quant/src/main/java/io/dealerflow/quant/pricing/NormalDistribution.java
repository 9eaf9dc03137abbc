package io.dealerflow.quant.pricing;

/** The standard normal distribution. */
@SuppressWarnings("FloatingPointLiteralPrecision") // constants as published
public final class NormalDistribution {
    /** {@code 1 / sqrt(2 pi)}. */
    public static final double DENSITY_AT_ZERO = 0.39894228040143267794;

    private static final double ONE_OVER_SQRT_2 = 0.70710678118654752440;
    private static final double TAIL = 0.02425;

    // P. J. Acklam's rational approximation of the quantile, relative error 1.15e-9.
    private static final double[] CENTRE_NUMERATOR = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] CENTRE_DENOMINATOR = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1
    };
    private static final double[] TAIL_NUMERATOR = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] TAIL_DENOMINATOR = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
    };

    private NormalDistribution() {}

    /** Density at {@code x}. */
    public static double density(double x) {
        return DENSITY_AT_ZERO * Math.exp(-0.5 * x * x);
    }

    /** Probability of a value at or below {@code x}, to machine precision in both tails. */
    public static double cumulative(double x) {
        return 0.5 * ErrorFunction.erfc(-x * ONE_OVER_SQRT_2);
    }

    /**
     * The value below which a draw lies with the given probability, to nine digits: a starting point for iterations.
     *
     * @param probability strictly between 0 and 1; the limits give the infinities
     */
    public static double quantile(double probability) {
        if (probability <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (probability >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (probability < TAIL) {
            return lowerTail(probability);
        }
        if (probability > 1 - TAIL) {
            return -lowerTail(1 - probability);
        }
        double offset = probability - 0.5;
        double square = offset * offset;
        return offset * polynomial(CENTRE_NUMERATOR, square) / polynomial(CENTRE_DENOMINATOR, square);
    }

    private static double lowerTail(double probability) {
        double depth = Math.sqrt(-2 * Math.log(probability));
        return polynomial(TAIL_NUMERATOR, depth) / polynomial(TAIL_DENOMINATOR, depth);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
