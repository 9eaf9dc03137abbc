package io.dealerflow.quant.batch;

import static io.dealerflow.quant.batch.VectorMath.LANES;
import static io.dealerflow.quant.batch.VectorMath.SPECIES;
import static jdk.incubator.vector.VectorOperators.SQRT;

import io.dealerflow.quant.pricing.NormalDistribution;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * Black–Scholes–Merton with SIMD, a chunk of a batch at a time, in passes short enough for the compiler to keep every vector of
 * one in registers.
 */
final class VectorGreeks {
    private static final double ROOT_TWO_PI = 1 / NormalDistribution.DENSITY_AT_ZERO;
    private static final Pass[] GREEKS = {
        (options, greeks, from, length) -> standardise(options, from, length),
        (options, greeks, from, length) -> bells(options, from, length),
        VectorGreeks::deltas,
        VectorGreeks::others
    };

    private VectorGreeks() {}

    /** Called through an interface, so that the compiler does not inline all passes into one method, too large for it. */
    @FunctionalInterface
    private interface Pass {
        void over(OptionBatch options, BatchGreeks greeks, int from, int length);
    }

    static void gamma(OptionBatch options, double[] gamma) {
        for (int from = 0; from < options.size(); from += Lanes.CHUNK) {
            int length = Math.min(Lanes.CHUNK, options.strike.length - from);
            standardise(options, from, length);
            gammaOfChunk(options, from, length);
            System.arraycopy(options.bell, 0, gamma, from, Math.min(length, options.size() - from));
        }
    }

    static void greeks(OptionBatch options, BatchGreeks greeks) {
        for (int from = 0; from < options.size(); from += Lanes.CHUNK) {
            int length = Math.min(Lanes.CHUNK, options.strike.length - from);
            for (Pass pass : GREEKS) {
                pass.over(options, greeks, from, length);
            }
        }
    }

    private static void standardise(OptionBatch options, int from, int length) {
        shares(options, from, length);
        logarithms(options, from, length);
    }

    /** Fills variance, its inverse and what {@link VectorMath#log} takes; one division serves logarithm and inverse. */
    private static void shares(OptionBatch options, int from, int length) {
        DoubleVector spot = DoubleVector.broadcast(SPECIES, options.spot);
        for (int i = 0; i < length; i += LANES) {
            DoubleVector years = DoubleVector.fromArray(SPECIES, options.years, from + i);
            DoubleVector volatility = DoubleVector.fromArray(SPECIES, options.volatility, from + i);
            DoubleVector variance = volatility.mul(volatility).mul(years);
            DoubleVector strike = DoubleVector.fromArray(SPECIES, options.strike, from + i);
            LongVector exponent = VectorMath.biasedExponent(spot, strike);
            DoubleVector near = VectorMath.divideByPower(spot, exponent);
            DoubleVector sum = near.add(strike);
            DoubleVector common = DoubleVector.broadcast(SPECIES, 1).div(sum.mul(variance));
            variance.intoArray(options.variance, i);
            sum.mul(common).intoArray(options.inverseVariance, i);
            near.sub(strike).mul(variance).mul(common).intoArray(options.share, i);
            exponent.reinterpretAsDoubles().intoArray(options.exponent, i);
        }
    }

    /** Fills the centres. */
    private static void logarithms(OptionBatch options, int from, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector share = DoubleVector.fromArray(SPECIES, options.share, i);
            LongVector exponent =
                    DoubleVector.fromArray(SPECIES, options.exponent, i).reinterpretAsLongs();
            DoubleVector carry = DoubleVector.fromArray(SPECIES, options.carry, from + i);
            DoubleVector years = DoubleVector.fromArray(SPECIES, options.years, from + i);
            DoubleVector moneyness = carry.fma(years, VectorMath.log(share, exponent));
            DoubleVector variance = DoubleVector.fromArray(SPECIES, options.variance, i);
            variance.fma(DoubleVector.broadcast(SPECIES, 0.5), moneyness).intoArray(options.centre, i);
        }
    }

    /** Fills the bells of a chunk with its gammas. */
    private static void gammaOfChunk(OptionBatch options, int from, int length) {
        double scale = NormalDistribution.DENSITY_AT_ZERO / options.spot;
        for (int i = 0; i < length; i += LANES) {
            DoubleVector inverse = DoubleVector.fromArray(SPECIES, options.inverseVariance, i);
            VectorMath.exp(bellExponent(options, from, i))
                    .mul(inverse.lanewise(SQRT).mul(scale))
                    .intoArray(options.bell, i);
        }
    }

    /** Fills bells, d1 and the inverse of total volatility. */
    private static void bells(OptionBatch options, int from, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector inverse =
                    DoubleVector.fromArray(SPECIES, options.inverseVariance, i).lanewise(SQRT);
            inverse.intoArray(options.inverseTotal, i);
            DoubleVector.fromArray(SPECIES, options.centre, i).mul(inverse).intoArray(options.d1, i);
            VectorMath.exp(bellExponent(options, from, i))
                    .mul(NormalDistribution.DENSITY_AT_ZERO)
                    .intoArray(options.bell, i);
        }
    }

    /** {@code -d1^2 / 2 - qT}. */
    private static DoubleVector bellExponent(OptionBatch options, int from, int i) {
        DoubleVector centre = DoubleVector.fromArray(SPECIES, options.centre, i);
        DoubleVector inverse = DoubleVector.fromArray(SPECIES, options.inverseVariance, i);
        DoubleVector yield = DoubleVector.fromArray(SPECIES, options.dividendYield, from + i);
        DoubleVector years = DoubleVector.fromArray(SPECIES, options.years, from + i);
        return centre.mul(centre).mul(inverse).mul(-0.5).sub(yield.mul(years));
    }

    /** The smaller tail by Mills' ratio; the larger is the discount less it. */
    private static void deltas(OptionBatch options, BatchGreeks greeks, int from, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector sign = DoubleVector.fromArray(SPECIES, options.sign, from + i);
            DoubleVector d = DoubleVector.fromArray(SPECIES, options.d1, i).mul(sign);
            DoubleVector yield = DoubleVector.fromArray(SPECIES, options.dividendYield, from + i);
            DoubleVector years = DoubleVector.fromArray(SPECIES, options.years, from + i);
            DoubleVector bell = DoubleVector.fromArray(SPECIES, options.bell, i);
            DoubleVector tail = VectorMath.mills(d.abs()).mul(bell).mul(ROOT_TWO_PI);
            DoubleVector discount = VectorMath.exp(yield.mul(years).neg());
            VectorMask<Double> larger = d.lt(0).not();
            tail.blend(discount.sub(tail), larger).mul(sign).intoArray(greeks.delta, from + i);
        }
    }

    private static void others(OptionBatch options, BatchGreeks greeks, int from, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector years = DoubleVector.fromArray(SPECIES, options.years, from + i);
            DoubleVector volatility = DoubleVector.fromArray(SPECIES, options.volatility, from + i);
            DoubleVector yield = DoubleVector.fromArray(SPECIES, options.dividendYield, from + i);
            DoubleVector bell = DoubleVector.fromArray(SPECIES, options.bell, i);
            DoubleVector inverse = DoubleVector.fromArray(SPECIES, options.inverseTotal, i);
            DoubleVector total =
                    DoubleVector.fromArray(SPECIES, options.variance, i).mul(inverse);
            DoubleVector d2 = DoubleVector.fromArray(SPECIES, options.d1, i).sub(total);
            DoubleVector common = bell.mul(volatility).mul(DoubleVector.fromArray(SPECIES, options.inverseVariance, i));
            DoubleVector carry = DoubleVector.fromArray(SPECIES, options.carry, from + i);
            DoubleVector drift = carry.mul(years).mul(2).sub(d2.mul(total));
            DoubleVector bleed = common.mul(volatility).mul(inverse).mul(drift).mul(0.5);
            bell.mul(inverse).mul(1 / options.spot).intoArray(greeks.gamma, from + i);
            bell.mul(inverse).mul(years).mul(volatility).mul(options.spot).intoArray(greeks.vega, from + i);
            common.mul(years).mul(d2).neg().intoArray(greeks.vanna, from + i);
            DoubleVector delta = DoubleVector.fromArray(SPECIES, greeks.delta, from + i);
            yield.mul(delta).sub(bleed).intoArray(greeks.charm, from + i);
        }
    }
}
