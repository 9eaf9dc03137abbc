package io.dealerflow.quant.batch;

/**
 * Coefficients of {@link ScalarMath} and {@link VectorMath}. Both do the same operations in the same order, so that their results
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

    // (e^x - 1 - x) / x^2 on half a ln 2 to both sides, within 2e-17 of e^x; from tools/reference/approximations.py.
    static final double EXP_2 = 0.5000000000000001;
    static final double EXP_3 = 0.1666666666666667;
    static final double EXP_4 = 0.04166666666662416;
    static final double EXP_5 = 0.008333333333326141;
    static final double EXP_6 = 0.0013888888917198588;
    static final double EXP_7 = 0.00019841269874802173;
    static final double EXP_8 = 2.4801521319879672e-05;
    static final double EXP_9 = 2.755725542387984e-06;
    static final double EXP_10 = 2.762007691611333e-07;
    static final double EXP_11 = 2.510520706464424e-08;

    // The area tangent doubled, for arguments up to 0.2003, within 1e-18 of it; from the same program.
    static final double LOG_3 = 0.6666666666666666;
    static final double LOG_5 = 0.4000000000000803;
    static final double LOG_7 = 0.2857142856724028;
    static final double LOG_9 = 0.22222223053904516;
    static final double LOG_11 = 0.18181737215152421;
    static final double LOG_13 = 0.1538888340839564;
    static final double LOG_15 = 0.13209415048295003;
    static final double LOG_17 = 0.13611191884081014;

    /** Mills' ratio is a polynomial of {@code (z - 4) / (z + 4)}. */
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
