package io.dealerflow.quant.batch;

import static io.dealerflow.quant.batch.VectorMath.LANES;
import static io.dealerflow.quant.batch.VectorMath.SPECIES;
import static jdk.incubator.vector.VectorOperators.SQRT;

import io.dealerflow.quant.vol.LogPriceFit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@code LogPriceSolver} with SIMD, in its notation. Quotes next to a bound, and those not converged after the last step,
 * are left to the scalar solver.
 */
final class VectorVolatility {
    private static final double ROUNDING = 16 * Math.ulp(1.0);
    private static final double ROOT_TWO_PI = 2.5066282746310002;
    private static final double LARGE = 2 * LogPriceFit.LARGE;

    private VectorVolatility() {}

    /** Fills the volatilities of the quotes it could solve; of the others they are not above 0. */
    static void solve(QuoteBatch quotes, double[] volatility) {
        for (int from = 0; from < quotes.size(); from += Lanes.CHUNK) {
            int length = Math.min(Lanes.CHUNK, quotes.strike.length - from);
            normalise(quotes, from, length);
            logarithms(quotes, length);
            guess(quotes, length);
            boolean settled = false;
            for (int step = 0; step < LogPriceFit.STEPS && !settled; step++) {
                differencesBySeries(quotes, length);
                upperTerms(quotes, length);
                differences(quotes, length);
                settled = improve(quotes, length);
            }
            accept(quotes, from, length, volatility);
        }
    }

    /** Log-moneyness and normalised price of the out-of-the-money option of each quote; price -1 next to intrinsic value. */
    private static void normalise(QuoteBatch quotes, int from, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector strike = DoubleVector.fromArray(SPECIES, quotes.strike, from + i);
            DoubleVector forward = DoubleVector.fromArray(SPECIES, quotes.forward, from + i);
            LongVector exponent = VectorMath.biasedExponent(forward, strike);
            DoubleVector near = VectorMath.divideByPower(forward, exponent);
            DoubleVector sum = near.add(strike);
            DoubleVector scale = forward.mul(strike).lanewise(SQRT);
            DoubleVector common = DoubleVector.broadcast(SPECIES, 1).div(sum.mul(scale));
            DoubleVector share = near.sub(strike).mul(scale).mul(common);
            DoubleVector sign = DoubleVector.fromArray(SPECIES, quotes.sign, from + i);
            DoubleVector intrinsic = forward.sub(strike).mul(sign).max(0);
            DoubleVector timeValue =
                    DoubleVector.fromArray(SPECIES, quotes.price, from + i).sub(intrinsic);
            VectorMask<Double> lost = timeValue.lt(intrinsic.mul(ROUNDING));
            VectorMath.log(share, exponent).abs().neg().intoArray(quotes.x, i);
            timeValue.mul(sum.mul(common)).blend(-1, lost).intoArray(quotes.normalised, i);
        }
    }

    private static void logarithms(QuoteBatch quotes, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector price =
                    DoubleVector.fromArray(SPECIES, quotes.normalised, i).max(LogPriceFit.LEAST_PRICE);
            logarithm(price, DoubleVector.broadcast(SPECIES, 1)).intoArray(quotes.logPrice, i);
        }
    }

    /** {@code ln(above / below)}. */
    private static DoubleVector logarithm(DoubleVector above, DoubleVector below) {
        LongVector exponent = VectorMath.biasedExponent(above, below);
        DoubleVector near = VectorMath.divideByPower(above, exponent);
        return VectorMath.log(near.sub(below).div(near.add(below)), exponent);
    }

    /** The volatility at which Bachelier's formula gives the price, and the first correction of it to Black's. */
    private static void guess(QuoteBatch quotes, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector price =
                    DoubleVector.fromArray(SPECIES, quotes.normalised, i).max(LogPriceFit.LEAST_PRICE);
            DoubleVector depth =
                    DoubleVector.fromArray(SPECIES, quotes.x, i).neg().max(price.mul(LogPriceFit.LEAST_DEPTH));
            DoubleVector distance = depth.mul(depth).fma(1.0 / 24, 1).mul(depth);
            DoubleVector r = logarithm(distance.add(price), price).lanewise(SQRT);
            DoubleVector square = r.mul(r);
            DoubleVector above = r.fma(LogPriceFit.ABOVE_3, LogPriceFit.ABOVE_2)
                    .fma(square, r.fma(LogPriceFit.ABOVE_1, LogPriceFit.ABOVE_0))
                    .mul(square);
            DoubleVector below = square.fma(LogPriceFit.BELOW_4, LogPriceFit.BELOW_2)
                    .add(r.mul(LogPriceFit.BELOW_3))
                    .fma(square, r.fma(LogPriceFit.BELOW_1, 1));
            DoubleVector normal = depth.mul(below).div(above);
            DoubleVector variance = normal.mul(normal);
            variance.fma(LogPriceFit.QUINTIC, LogPriceFit.CUBIC)
                    .mul(variance)
                    .add(1)
                    .mul(normal)
                    .intoArray(quotes.s, i);
        }
    }

    /** {@code D = 2 (t Y' + t^3/3! Y''' + ...)}, the derivatives by {@code Y' = 1 + hY}, {@code Y^(n+1) = h Y^(n) + n Y^(n-1)}. */
    private static void differencesBySeries(QuoteBatch quotes, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector s = DoubleVector.fromArray(SPECIES, quotes.s, i);
            if (!s.lt(LARGE).anyTrue()) {
                continue;
            }
            DoubleVector h = DoubleVector.fromArray(SPECIES, quotes.x, i).div(s);
            DoubleVector square = s.mul(s).mul(0.25);
            DoubleVector before = VectorMath.mills(h.neg()).mul(ROOT_TWO_PI);
            DoubleVector odd = h.fma(before, DoubleVector.broadcast(SPECIES, 1));
            DoubleVector power = s;
            DoubleVector sum = odd.mul(power);
            for (int n = 1; n < LogPriceFit.HIGHEST_DERIVATIVE; n += 2) {
                DoubleVector even = h.fma(odd, before.mul(n));
                odd = h.fma(even, odd.mul(n + 1));
                before = even;
                power = power.mul(square).mul(1.0 / ((n + 1) * (n + 2)));
                sum = odd.fma(power, sum);
            }
            sum.intoArray(quotes.difference, i);
        }
    }

    /** {@code Y(h+t)} over the root of two pi, where t is not small. */
    private static void upperTerms(QuoteBatch quotes, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector s = DoubleVector.fromArray(SPECIES, quotes.s, i);
            if (s.lt(LARGE).allTrue()) {
                continue;
            }
            DoubleVector h = DoubleVector.fromArray(SPECIES, quotes.x, i).div(s);
            DoubleVector upper = s.mul(0.5).add(h);
            DoubleVector tail = VectorMath.mills(upper.abs());
            DoubleVector rest = VectorMath.exp(upper.mul(upper).mul(0.5)).sub(tail);
            tail.blend(rest, upper.lt(0).not()).intoArray(quotes.step, i);
        }
    }

    /** {@code D} from its two terms, where t is not small. */
    private static void differences(QuoteBatch quotes, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector s = DoubleVector.fromArray(SPECIES, quotes.s, i);
            VectorMask<Double> small = s.lt(LARGE);
            if (small.allTrue()) {
                continue;
            }
            DoubleVector h = DoubleVector.fromArray(SPECIES, quotes.x, i).div(s);
            DoubleVector lower = VectorMath.mills(s.mul(0.5).sub(h));
            DoubleVector difference =
                    DoubleVector.fromArray(SPECIES, quotes.step, i).sub(lower).mul(ROOT_TWO_PI);
            difference
                    .blend(DoubleVector.fromArray(SPECIES, quotes.difference, i), small)
                    .intoArray(quotes.difference, i);
        }
    }

    /** One step of every quote of a chunk; returns whether all solvable ones have converged. */
    private static boolean improve(QuoteBatch quotes, int length) {
        boolean settled = true;
        for (int i = 0; i < length; i += LANES) {
            DoubleVector s = DoubleVector.fromArray(SPECIES, quotes.s, i);
            DoubleVector difference = DoubleVector.fromArray(SPECIES, quotes.difference, i);
            DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(s);
            DoubleVector h = DoubleVector.fromArray(SPECIES, quotes.x, i).mul(inverse);
            DoubleVector squares = s.mul(s).mul(0.25).add(h.mul(h)).mul(0.5);
            DoubleVector gap = DoubleVector.fromArray(SPECIES, quotes.logPrice, i)
                    .sub(logarithm(difference, DoubleVector.broadcast(SPECIES, 1)))
                    .add(squares)
                    .add(LogPriceFit.LOG_ROOT_TWO_PI);
            DoubleVector second = h.mul(h).mul(inverse).sub(s.mul(0.25));
            DoubleVector slope = h.mul(inverse);
            DoubleVector third = second.mul(second).sub(slope.mul(slope).mul(3)).sub(0.25);
            DoubleVector bend = difference.mul(second);
            DoubleVector first = gap.mul(bend.sub(1));
            DoubleVector cubic =
                    difference.mul(difference).mul(third).sub(bend.mul(3)).add(2);
            DoubleVector below = gap.mul(gap).mul(cubic).mul(1.0 / 6).add(first).add(1);
            DoubleVector step = gap.mul(difference).mul(first.mul(0.5).add(1)).div(below);
            step = step.max(s.mul(-0.5)).min(s);
            s.add(step).intoArray(quotes.s, i);
            DoubleVector change = step.abs().div(s);
            change.intoArray(quotes.step, i);
            VectorMask<Double> unsolvable =
                    DoubleVector.fromArray(SPECIES, quotes.normalised, i).lt(LogPriceFit.LEAST_PRICE);
            settled &= change.lt(LogPriceFit.SETTLED).or(unsolvable).allTrue();
        }
        return settled;
    }

    private static void accept(QuoteBatch quotes, int from, int length, double[] volatility) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector price = DoubleVector.fromArray(SPECIES, quotes.normalised, i);
            DoubleVector bound =
                    VectorMath.exp(DoubleVector.fromArray(SPECIES, quotes.x, i).mul(0.5));
            VectorMask<Double> solved = DoubleVector.fromArray(SPECIES, quotes.step, i)
                    .lt(LogPriceFit.SETTLED)
                    .andNot(price.lt(LogPriceFit.LEAST_PRICE))
                    .and(price.lt(bound.mul(LogPriceFit.HIGHEST_SHARE)));
            DoubleVector years = DoubleVector.fromArray(SPECIES, quotes.years, from + i);
            DoubleVector sigma = DoubleVector.fromArray(SPECIES, quotes.s, i).div(years.lanewise(SQRT));
            DoubleVector.zero(SPECIES)
                    .blend(sigma, solved.andNot(sigma.lt(Double.MIN_NORMAL)))
                    .intoArray(volatility, from + i);
        }
    }
}
