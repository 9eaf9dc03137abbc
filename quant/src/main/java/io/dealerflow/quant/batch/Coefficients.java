package io.dealerflow.quant.batch;

/**
 * What {@link ScalarMath} and {@link VectorMath} compute with. Both do the same operations in the same order, so that their results
 * agree to the last bit.
 */
final class Coefficients {
    static final double LOG2_E = 1.4426950408889634;
    static final double LN2 = 0.6931471805599453;
    /** {@code ln 2} in two parts; the first ends in zeros, so that its product with an exponent is exact. */
    static final double LN2_HIGH = 0x1.62e42fee00000p-1;

    static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** Added, it rounds to an integer and leaves that in the lowest bits. */
    static final double ROUNDER = 0x1.8p52;
    /** Below this the exponential is not a normal number. */
    static final double LEAST_EXPONENT = -708;

    static final int EXPONENT_AT = 52;
    /** Makes exponents of either sign positive. */
    static final long EXPONENT_BIAS = 1024;
    /** Added to the difference of two numbers' bits: rounds their ratio to the nearest power of two, and biases it. */
    static final long TO_NEAREST_POWER = (1L << (EXPONENT_AT - 1)) + (EXPONENT_BIAS << EXPONENT_AT);
    /** Bits of 2^52: an integer put into its lowest bits makes that integer plus 2^52. */
    static final long TWO_TO_52 = 0x4330000000000000L;

    /** What {@link #TWO_TO_52} and {@link #EXPONENT_BIAS} have added to an exponent. */
    static final double ADDED_TO_EXPONENT = 0x1p52 + EXPONENT_BIAS;

    // 1/n! of the exponential.
    static final double EXP_2 = 0.5;
    static final double EXP_3 = 1.0 / 6;
    static final double EXP_4 = 1.0 / 24;
    static final double EXP_5 = 1.0 / 120;
    static final double EXP_6 = 1.0 / 720;
    static final double EXP_7 = 1.0 / 5040;
    static final double EXP_8 = 1.0 / 40320;
    static final double EXP_9 = 1.0 / 362880;
    static final double EXP_10 = 1.0 / 3628800;
    static final double EXP_11 = 1.0 / 39916800;
    static final double EXP_12 = 1.0 / 479001600;
    static final double EXP_13 = 1.0 / 6227020800.0;

    // 2/n of the area tangent doubled; its argument is at most 0.2003, where the next term is below 2e-17 of the first.
    static final double LOG_3 = 2.0 / 3;
    static final double LOG_5 = 2.0 / 5;
    static final double LOG_7 = 2.0 / 7;
    static final double LOG_9 = 2.0 / 9;
    static final double LOG_11 = 2.0 / 11;
    static final double LOG_13 = 2.0 / 13;
    static final double LOG_15 = 2.0 / 15;
    static final double LOG_17 = 2.0 / 17;
    static final double LOG_19 = 2.0 / 19;
    static final double LOG_21 = 2.0 / 21;

    /** Where Mills' ratio is looked at as a polynomial of {@code (z - 4) / (z + 4)}. */
    static final double MILLS_CENTRE = 4;
    /** {@code (z + 4) (1 - N(z)) / (sqrt(2 pi) n(z))} for {@code z >= 0}, ascending powers; from tools/reference/approximations.py. */
    static final double[] MILLS = {
        0.7552851304157514,
        -0.6078966419718923,
        0.3871374007422266,
        -0.1865218579596366,
        0.06039657489036092,
        -0.007540188967386312,
        -0.0034796923566515025,
        0.0016308184674099085,
        0.00013334420916014778,
        -0.00023109501736277426,
        -1.907676030719095e-06,
        3.514511190283761e-05,
        7.146021531267369e-07,
        -5.92161104592388e-06,
        -6.249551077565002e-07,
        1.0247851016551128e-06,
        2.6473372819796567e-07,
        -1.5977396142220982e-07,
        -7.87836034269206e-08,
        1.784492777285438e-08,
        1.606738695732274e-08,
        -5.873626764482475e-10,
        -1.6886576966774596e-09,
        -1.1997782032125458e-10
    };

    private Coefficients() {}
}
