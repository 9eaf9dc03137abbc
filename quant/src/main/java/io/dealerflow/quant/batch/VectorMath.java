package io.dealerflow.quant.batch;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions in lanes, without branches, to a few units in the last place wherever the result is a normal number.
 * Ranges are reduced as in W. J. Cody and W. Waite, <i>Software Manual for the Elementary Functions</i>, 1980; on what is left
 * of them stand the functions' own power series, summed in two halves to shorten the chain of dependent operations.
 */
final class VectorMath {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2 = 0.6931471805599453;
    /** {@code ln 2} in two parts; the first ends in zeros, so that its product with an exponent is exact. */
    private static final double LN2_HIGH = 0x1.62e42fee00000p-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** Added, it rounds to an integer and leaves that in the lowest bits. */
    private static final double ROUNDER = 0x1.8p52;
    /** Below this the exponential is not a normal number. */
    private static final double LEAST_EXPONENT = -708;

    private static final int EXPONENT_AT = 52;
    /** Makes exponents of either sign positive. */
    private static final long EXPONENT_BIAS = 1024;
    /** Bits of 2^52: an integer put into its lowest bits makes that integer plus 2^52. */
    private static final long TWO_TO_52 = 0x4330000000000000L;

    /** Where Mills' ratio is looked at as a polynomial of {@code (z - 4) / (z + 4)}. */
    private static final double MILLS_CENTRE = 4;
    /** {@code (z + 4) (1 - N(z)) / (sqrt(2 pi) n(z))} for {@code z >= 0}, ascending powers; from tools/reference/mills.py. */
    private static final double[] MILLS = {
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

    private VectorMath() {}

    /** {@code e^x} for {@code x < 709}; 0 below -708. */
    static DoubleVector exp(DoubleVector x) {
        VectorMask<Double> vanishes = x.lt(LEAST_EXPONENT);
        DoubleVector shifted = x.fma(LOG2_E, ROUNDER);
        DoubleVector k = shifted.sub(ROUNDER);
        DoubleVector r = k.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), x);
        r = k.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), r);
        DoubleVector square = r.mul(r);
        DoubleVector even = square.fma(1.0 / 479001600, 1.0 / 3628800);
        DoubleVector odd = square.fma(1.0 / 6227020800.0, 1.0 / 39916800);
        even = even.fma(square, DoubleVector.broadcast(SPECIES, 1.0 / 40320));
        odd = odd.fma(square, DoubleVector.broadcast(SPECIES, 1.0 / 362880));
        even = even.fma(square, DoubleVector.broadcast(SPECIES, 1.0 / 720));
        odd = odd.fma(square, DoubleVector.broadcast(SPECIES, 1.0 / 5040));
        even = even.fma(square, DoubleVector.broadcast(SPECIES, 1.0 / 24));
        odd = odd.fma(square, DoubleVector.broadcast(SPECIES, 1.0 / 120));
        even = even.fma(square, DoubleVector.broadcast(SPECIES, 0.5));
        odd = odd.fma(square, DoubleVector.broadcast(SPECIES, 1.0 / 6));
        DoubleVector mantissa = odd.fma(r, even).fma(square, r).add(1);
        LongVector exponent = shifted.reinterpretAsLongs().lanewise(LSHL, EXPONENT_AT);
        return mantissa.reinterpretAsLongs()
                .add(exponent)
                .reinterpretAsDoubles()
                .blend(0, vanishes);
    }

    /** The power of two by which {@code above / below} is divided to lie near 1, as an integer plus {@link #EXPONENT_BIAS}. */
    static LongVector biasedExponent(DoubleVector above, DoubleVector below) {
        long toNearest = (1L << (EXPONENT_AT - 1)) + (EXPONENT_BIAS << EXPONENT_AT);
        return above.reinterpretAsLongs()
                .sub(below.reinterpretAsLongs())
                .add(toNearest)
                .lanewise(LSHR, EXPONENT_AT);
    }

    /** {@code x / 2^k}. */
    static DoubleVector divideByPower(DoubleVector x, LongVector biasedExponent) {
        LongVector k = biasedExponent.sub(EXPONENT_BIAS).lanewise(LSHL, EXPONENT_AT);
        return x.reinterpretAsLongs().sub(k).reinterpretAsDoubles();
    }

    /**
     * {@code ln(above / below)} from {@code share = (a - below) / (a + below)} with {@code a = above / 2^k}: the area tangent
     * of the share doubled, plus {@code k ln 2}. Exact to the last place or two however near 1 the ratio is.
     */
    static DoubleVector log(DoubleVector share, LongVector biasedExponent) {
        DoubleVector k = biasedExponent.or(TWO_TO_52).reinterpretAsDoubles().sub(0x1p52 + EXPONENT_BIAS);
        DoubleVector square = share.mul(share);
        DoubleVector fourth = square.mul(square);
        DoubleVector even = fourth.fma(2.0 / 25, 2.0 / 21);
        DoubleVector odd = fourth.fma(2.0 / 23, 2.0 / 19);
        even = even.fma(fourth, DoubleVector.broadcast(SPECIES, 2.0 / 17));
        odd = odd.fma(fourth, DoubleVector.broadcast(SPECIES, 2.0 / 15));
        even = even.fma(fourth, DoubleVector.broadcast(SPECIES, 2.0 / 13));
        odd = odd.fma(fourth, DoubleVector.broadcast(SPECIES, 2.0 / 11));
        even = even.fma(fourth, DoubleVector.broadcast(SPECIES, 2.0 / 9));
        odd = odd.fma(fourth, DoubleVector.broadcast(SPECIES, 2.0 / 7));
        even = even.fma(fourth, DoubleVector.broadcast(SPECIES, 2.0 / 5));
        odd = odd.fma(fourth, DoubleVector.broadcast(SPECIES, 2.0 / 3));
        DoubleVector cubic = even.fma(square, odd).mul(square).mul(share);
        return k.fma(DoubleVector.broadcast(SPECIES, LN2), share.fma(DoubleVector.broadcast(SPECIES, 2), cubic));
    }

    /** {@code (1 - N(z)) / (sqrt(2 pi) n(z))} for {@code z >= 0}: one half at 0, falling like {@code 1 / (sqrt(2 pi) z)}. */
    static DoubleVector mills(DoubleVector z) {
        DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(z.add(MILLS_CENTRE));
        DoubleVector t = inverse.fma(-2 * MILLS_CENTRE, 1);
        DoubleVector square = t.mul(t);
        DoubleVector even = DoubleVector.broadcast(SPECIES, MILLS[MILLS.length - 2]);
        DoubleVector odd = DoubleVector.broadcast(SPECIES, MILLS[MILLS.length - 1]);
        for (int power = MILLS.length - 4; power >= 0; power -= 2) {
            even = even.fma(square, DoubleVector.broadcast(SPECIES, MILLS[power]));
            odd = odd.fma(square, DoubleVector.broadcast(SPECIES, MILLS[power + 1]));
        }
        return odd.fma(t, even).mul(inverse);
    }
}
