package io.dealerflow.quant.batch;

import static io.dealerflow.quant.batch.VectorMath.LANES;
import static io.dealerflow.quant.batch.VectorMath.SPECIES;
import static jdk.incubator.vector.VectorOperators.ADD;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** Sums over lines in lanes. */
final class VectorSums {
    private VectorSums() {}

    static void bells(WeightedLines lines, double first, double step, double[] sums, double[] slopes) {
        if (sums.length == 1) {
            bells(lines, first, sums, slopes);
        } else {
            VectorLadder.bells(lines, first, step, sums, slopes);
        }
    }

    static void probabilities(WeightedLines lines, double[] shifts, double[] sums) {
        Arrays.fill(sums, 0);
        for (int from = 0; from < lines.weight.length; from += Lanes.CHUNK) {
            int to = Math.min(from + Lanes.CHUNK, lines.weight.length);
            for (int k = 0; k < shifts.length; k++) {
                sums[k] += probabilities(lines, from, to, shifts[k]);
            }
        }
    }

    private static void bells(WeightedLines lines, double shift, double[] sums, double[] slopes) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector fall = DoubleVector.zero(SPECIES);
        DoubleVector u = DoubleVector.broadcast(SPECIES, shift);
        for (int i = 0; i < lines.weight.length; i += LANES) {
            DoubleVector slope = DoubleVector.fromArray(SPECIES, lines.slope, i);
            DoubleVector z = slope.fma(u, DoubleVector.fromArray(SPECIES, lines.intercept, i));
            DoubleVector weight = DoubleVector.fromArray(SPECIES, lines.weight, i);
            DoubleVector bell = VectorMath.exp(z.mul(z).mul(-0.5)).mul(weight);
            sum = sum.add(bell);
            fall = bell.mul(z).fma(slope, fall);
        }
        sums[0] = sum.reduceLanes(ADD);
        slopes[0] = sums[0] - fall.reduceLanes(ADD);
    }

    private static double probabilities(WeightedLines lines, int from, int to, double shift) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector u = DoubleVector.broadcast(SPECIES, shift);
        for (int i = from; i < to; i += LANES) {
            DoubleVector slope = DoubleVector.fromArray(SPECIES, lines.slope, i);
            DoubleVector z = slope.fma(u, DoubleVector.fromArray(SPECIES, lines.intercept, i));
            DoubleVector tail = VectorMath.exp(z.mul(z).mul(-0.5)).mul(VectorMath.mills(z.abs()));
            VectorMask<Double> below = z.lt(0);
            DoubleVector probability =
                    DoubleVector.broadcast(SPECIES, 1).sub(tail).blend(tail, below);
            sum = probability.fma(DoubleVector.fromArray(SPECIES, lines.weight, i), sum);
        }
        return sum.reduceLanes(ADD);
    }
}
