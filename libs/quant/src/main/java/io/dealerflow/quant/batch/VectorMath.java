package io.dealerflow.quant.batch;

import static io.dealerflow.quant.batch.Coefficients.ADDED_TO_EXPONENT;
import static io.dealerflow.quant.batch.Coefficients.EXPONENT_AT;
import static io.dealerflow.quant.batch.Coefficients.EXPONENT_BIAS;
import static io.dealerflow.quant.batch.Coefficients.MILLS;
import static io.dealerflow.quant.batch.Coefficients.MILLS_CENTRE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** {@link ScalarMath} with SIMD, without branches. */
final class VectorMath {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private VectorMath() {}

    /** {@code e^x} for {@code x < 709}; 0 below -708. */
    static DoubleVector exp(DoubleVector x) {
        VectorMask<Double> vanishes = x.lt(Coefficients.LEAST_EXPONENT);
        DoubleVector shifted = x.fma(Coefficients.LOG2_E, Coefficients.ROUNDER);
        DoubleVector k = shifted.sub(Coefficients.ROUNDER);
        DoubleVector r = k.fma(DoubleVector.broadcast(SPECIES, -Coefficients.LN2_HIGH), x);
        r = k.fma(DoubleVector.broadcast(SPECIES, -Coefficients.LN2_LOW), r);
        DoubleVector square = r.mul(r);
        DoubleVector even = square.fma(Coefficients.EXP_10, Coefficients.EXP_8);
        DoubleVector odd = square.fma(Coefficients.EXP_11, Coefficients.EXP_9);
        even = even.fma(square, DoubleVector.broadcast(SPECIES, Coefficients.EXP_6));
        odd = odd.fma(square, DoubleVector.broadcast(SPECIES, Coefficients.EXP_7));
        even = even.fma(square, DoubleVector.broadcast(SPECIES, Coefficients.EXP_4));
        odd = odd.fma(square, DoubleVector.broadcast(SPECIES, Coefficients.EXP_5));
        even = even.fma(square, DoubleVector.broadcast(SPECIES, Coefficients.EXP_2));
        odd = odd.fma(square, DoubleVector.broadcast(SPECIES, Coefficients.EXP_3));
        DoubleVector mantissa = odd.fma(r, even).fma(square, r).add(1);
        LongVector exponent = shifted.reinterpretAsLongs().lanewise(LSHL, EXPONENT_AT);
        return mantissa.reinterpretAsLongs()
                .add(exponent)
                .reinterpretAsDoubles()
                .blend(0, vanishes);
    }

    /** The power of two by which {@code above / below} is divided to lie near 1, as an integer plus the bias. */
    static LongVector biasedExponent(DoubleVector above, DoubleVector below) {
        return above.reinterpretAsLongs()
                .sub(below.reinterpretAsLongs())
                .add(Coefficients.TO_NEAREST_POWER)
                .lanewise(LSHR, EXPONENT_AT);
    }

    /** {@code x / 2^k}. */
    static DoubleVector divideByPower(DoubleVector x, LongVector biasedExponent) {
        LongVector k = biasedExponent.sub(EXPONENT_BIAS).lanewise(LSHL, EXPONENT_AT);
        return x.reinterpretAsLongs().sub(k).reinterpretAsDoubles();
    }

    /** {@code ln(above / below)} from {@code share = (a - below) / (a + below)} with {@code a = above / 2^k}. */
    static DoubleVector log(DoubleVector share, LongVector biasedExponent) {
        DoubleVector k =
                biasedExponent.or(Coefficients.TWO_TO_52).reinterpretAsDoubles().sub(ADDED_TO_EXPONENT);
        DoubleVector square = share.mul(share);
        DoubleVector fourth = square.mul(square);
        DoubleVector even = fourth.fma(Coefficients.LOG_17, Coefficients.LOG_13);
        DoubleVector odd = fourth.fma(Coefficients.LOG_15, Coefficients.LOG_11);
        even = even.fma(fourth, DoubleVector.broadcast(SPECIES, Coefficients.LOG_9));
        odd = odd.fma(fourth, DoubleVector.broadcast(SPECIES, Coefficients.LOG_7));
        even = even.fma(fourth, DoubleVector.broadcast(SPECIES, Coefficients.LOG_5));
        odd = odd.fma(fourth, DoubleVector.broadcast(SPECIES, Coefficients.LOG_3));
        DoubleVector cubic = even.fma(square, odd).mul(square).mul(share);
        return k.fma(
                DoubleVector.broadcast(SPECIES, Coefficients.LN2),
                share.fma(DoubleVector.broadcast(SPECIES, 2), cubic));
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
