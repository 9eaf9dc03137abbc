package io.dealerflow.quant.batch;

import static io.dealerflow.quant.batch.Coefficients.ADDED_TO_EXPONENT;
import static io.dealerflow.quant.batch.Coefficients.EXPONENT_AT;
import static io.dealerflow.quant.batch.Coefficients.EXPONENT_BIAS;
import static io.dealerflow.quant.batch.Coefficients.MILLS;
import static io.dealerflow.quant.batch.Coefficients.MILLS_CENTRE;

/**
 * Elementary functions to a few units in the last place wherever the result is a normal number. Ranges are reduced as in W. J. Cody and
 * W. Waite, <i>Software Manual for the Elementary Functions</i>, 1980; the remainder uses polynomials of the lowest degree that
 * rounds like the function, summed in two halves to shorten the chain of dependent operations.
 */
final class ScalarMath {
    private ScalarMath() {}

    /** {@code e^x} for {@code x < 709}; 0 below -708. */
    static double exp(double x) {
        if (x < Coefficients.LEAST_EXPONENT) {
            return 0;
        }
        double shifted = Math.fma(x, Coefficients.LOG2_E, Coefficients.ROUNDER);
        double k = shifted - Coefficients.ROUNDER;
        double r = Math.fma(k, -Coefficients.LN2_LOW, Math.fma(k, -Coefficients.LN2_HIGH, x));
        double square = r * r;
        double even = Math.fma(square, Coefficients.EXP_10, Coefficients.EXP_8);
        double odd = Math.fma(square, Coefficients.EXP_11, Coefficients.EXP_9);
        even = Math.fma(even, square, Coefficients.EXP_6);
        odd = Math.fma(odd, square, Coefficients.EXP_7);
        even = Math.fma(even, square, Coefficients.EXP_4);
        odd = Math.fma(odd, square, Coefficients.EXP_5);
        even = Math.fma(even, square, Coefficients.EXP_2);
        odd = Math.fma(odd, square, Coefficients.EXP_3);
        double mantissa = Math.fma(Math.fma(odd, r, even), square, r) + 1;
        long exponent = Double.doubleToRawLongBits(shifted) << EXPONENT_AT;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(mantissa) + exponent);
    }

    /** The power of two by which {@code above / below} is divided to lie near 1, as an integer plus the bias. */
    static long biasedExponent(double above, double below) {
        long difference = Double.doubleToRawLongBits(above) - Double.doubleToRawLongBits(below);
        return (difference + Coefficients.TO_NEAREST_POWER) >>> EXPONENT_AT;
    }

    /** {@code x / 2^k}. */
    static double divideByPower(double x, long biasedExponent) {
        long k = (biasedExponent - EXPONENT_BIAS) << EXPONENT_AT;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) - k);
    }

    /**
     * {@code ln(above / below)} from {@code share = (a - below) / (a + below)} with {@code a = above / 2^k}: the area tangent
     * of the share doubled, plus {@code k ln 2}. Exact to the last place or two however near 1 the ratio is.
     */
    static double log(double share, long biasedExponent) {
        double k = Double.longBitsToDouble(biasedExponent | Coefficients.TWO_TO_52) - ADDED_TO_EXPONENT;
        double square = share * share;
        double fourth = square * square;
        double even = Math.fma(fourth, Coefficients.LOG_17, Coefficients.LOG_13);
        double odd = Math.fma(fourth, Coefficients.LOG_15, Coefficients.LOG_11);
        even = Math.fma(even, fourth, Coefficients.LOG_9);
        odd = Math.fma(odd, fourth, Coefficients.LOG_7);
        even = Math.fma(even, fourth, Coefficients.LOG_5);
        odd = Math.fma(odd, fourth, Coefficients.LOG_3);
        double cubic = Math.fma(even, square, odd) * square * share;
        return Math.fma(k, Coefficients.LN2, Math.fma(share, 2, cubic));
    }

    /** {@code (1 - N(z)) / (sqrt(2 pi) n(z))} for {@code z >= 0}: one half at 0, falling like {@code 1 / (sqrt(2 pi) z)}. */
    static double mills(double z) {
        double inverse = 1 / (z + MILLS_CENTRE);
        double t = Math.fma(inverse, -2 * MILLS_CENTRE, 1);
        double square = t * t;
        double even = MILLS[MILLS.length - 2];
        double odd = MILLS[MILLS.length - 1];
        for (int power = MILLS.length - 4; power >= 0; power -= 2) {
            even = Math.fma(even, square, MILLS[power]);
            odd = Math.fma(odd, square, MILLS[power + 1]);
        }
        return Math.fma(odd, t, even) * inverse;
    }
}
