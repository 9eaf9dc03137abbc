package io.dealerflow.quant.batch;

import static io.dealerflow.quant.batch.VectorMath.LANES;
import static io.dealerflow.quant.batch.VectorMath.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** Sums over lines with SIMD. */
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
        double[] sum = new double[Lanes.MOST];
        for (int from = 0; from < lines.weight.length; from += Lanes.CHUNK) {
            int to = Math.min(from + Lanes.CHUNK, lines.weight.length);
            for (int k = 0; k < shifts.length; k++) {
                for (int lane = 0; lane < Lanes.MOST; lane += LANES) {
                    probabilities(lines, shifts[k], from, to, lane, sum);
                }
                sums[k] += Lanes.sum(sum);
            }
        }
    }

    private static void bells(WeightedLines lines, double shift, double[] sums, double[] slopes) {
        double[] sum = new double[Lanes.MOST];
        double[] fall = new double[Lanes.MOST];
        for (int lane = 0; lane < Lanes.MOST; lane += LANES) {
            bells(lines, shift, lane, sum, fall);
        }
        sums[0] = Lanes.sum(sum);
        slopes[0] = sums[0] - Lanes.sum(fall);
    }

    private static void bells(WeightedLines lines, double shift, int lane, double[] sums, double[] falls) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector fall = DoubleVector.zero(SPECIES);
        DoubleVector u = DoubleVector.broadcast(SPECIES, shift);
        for (int i = lane; i < lines.weight.length; i += Lanes.MOST) {
            DoubleVector slope = DoubleVector.fromArray(SPECIES, lines.slope, i);
            DoubleVector z = slope.fma(u, DoubleVector.fromArray(SPECIES, lines.intercept, i));
            DoubleVector weight = DoubleVector.fromArray(SPECIES, lines.weight, i);
            DoubleVector bell = VectorMath.exp(z.mul(z).mul(-0.5)).mul(weight);
            sum = sum.add(bell);
            fall = bell.mul(z).fma(slope, fall);
        }
        sum.intoArray(sums, lane);
        fall.intoArray(falls, lane);
    }

    private static void probabilities(WeightedLines lines, double shift, int from, int to, int lane, double[] sums) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector u = DoubleVector.broadcast(SPECIES, shift);
        for (int i = from + lane; i < to; i += Lanes.MOST) {
            DoubleVector slope = DoubleVector.fromArray(SPECIES, lines.slope, i);
            DoubleVector z = slope.fma(u, DoubleVector.fromArray(SPECIES, lines.intercept, i));
            DoubleVector tail = VectorMath.exp(z.mul(z).mul(-0.5)).mul(VectorMath.mills(z.abs()));
            VectorMask<Double> below = z.lt(0);
            DoubleVector probability =
                    DoubleVector.broadcast(SPECIES, 1).sub(tail).blend(tail, below);
            sum = probability.fma(DoubleVector.fromArray(SPECIES, lines.weight, i), sum);
        }
        sum.intoArray(sums, lane);
    }
}
