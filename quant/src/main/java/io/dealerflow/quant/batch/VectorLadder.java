package io.dealerflow.quant.batch;

import static io.dealerflow.quant.batch.VectorMath.LANES;
import static io.dealerflow.quant.batch.VectorMath.SPECIES;
import static jdk.incubator.vector.VectorOperators.ADD;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * Sums of bells on the evenly spaced rungs of a ladder, a chunk of lines at a time. From rung to rung a bell changes by a ratio, and
 * the ratio by a factor that stays: three exponentials serve sixteen rungs. A chunk with a line that rises by 1 or more from rung to
 * rung is evaluated on each.
 */
final class VectorLadder {
    /** Rungs climbed from one exact start; rounding grows with their square. */
    private static final int RUNGS = 16;

    private static final double STEEP = 1;
    /** A bell of 0 stays 0 under any finite ratio. */
    private static final double HIGHEST_EXPONENT = 300;

    private final WeightedLines lines;
    private final double first;
    private final double step;
    private final double[] sums;
    private final double[] slopes;
    // Of each line of the chunk: its height on the present rung, its bell there, the change to the next rung, and the
    // change of that.
    private final double[] height = new double[Lanes.CHUNK];
    private final double[] bell = new double[Lanes.CHUNK];
    private final double[] ratio = new double[Lanes.CHUNK];
    private final double[] factor = new double[Lanes.CHUNK];

    private VectorLadder(WeightedLines lines, double first, double step, double[] sums, double[] slopes) {
        this.lines = lines;
        this.first = first;
        this.step = step;
        this.sums = sums;
        this.slopes = slopes;
    }

    static void bells(WeightedLines lines, double first, double step, double[] sums, double[] slopes) {
        Arrays.fill(sums, 0);
        Arrays.fill(slopes, 0);
        VectorLadder ladder = new VectorLadder(lines, first, step, sums, slopes);
        for (int from = 0; from < lines.weight.length; from += Lanes.CHUNK) {
            ladder.addChunk(from, Math.min(Lanes.CHUNK, lines.weight.length - from));
        }
    }

    private void addChunk(int from, int length) {
        int stride = isGentle(from, length) ? RUNGS : 1;
        for (int lowest = 0; lowest < sums.length; lowest += stride) {
            int top = Math.min(lowest + stride, sums.length);
            start(from, length, first + lowest * step);
            if (top - lowest > 1) {
                ratios(from, length);
            }
            for (int rung = lowest; rung < top; rung += 2) {
                climbTwo(from, length, rung, top);
            }
        }
    }

    private boolean isGentle(int from, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector rise =
                    DoubleVector.fromArray(SPECIES, lines.slope, from + i).mul(step);
            if (!rise.abs().lt(STEEP).allTrue()) {
                return false;
            }
        }
        return true;
    }

    private void start(int from, int length, double u) {
        DoubleVector shift = DoubleVector.broadcast(SPECIES, u);
        for (int i = 0; i < length; i += LANES) {
            DoubleVector slope = DoubleVector.fromArray(SPECIES, lines.slope, from + i);
            DoubleVector z = slope.fma(shift, DoubleVector.fromArray(SPECIES, lines.intercept, from + i));
            DoubleVector weight = DoubleVector.fromArray(SPECIES, lines.weight, from + i);
            z.intoArray(height, i);
            VectorMath.exp(z.mul(z).mul(-0.5)).mul(weight).intoArray(bell, i);
        }
    }

    private void ratios(int from, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector rise =
                    DoubleVector.fromArray(SPECIES, lines.slope, from + i).mul(step);
            DoubleVector z = DoubleVector.fromArray(SPECIES, height, i);
            DoubleVector square = rise.mul(rise);
            DoubleVector exponent = square.mul(-0.5).sub(z.mul(rise)).min(HIGHEST_EXPONENT);
            VectorMath.exp(exponent).intoArray(ratio, i);
            VectorMath.exp(square.neg()).intoArray(factor, i);
        }
    }

    /** Adds the present rung and, below the top, the next; then goes on to the one after. Two at a time halve the way through memory. */
    private void climbTwo(int from, int length, int rung, int top) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector fall = DoubleVector.zero(SPECIES);
        DoubleVector nextSum = DoubleVector.zero(SPECIES);
        DoubleVector nextFall = DoubleVector.zero(SPECIES);
        DoubleVector up = DoubleVector.broadcast(SPECIES, step);
        for (int i = 0; i < length; i += LANES) {
            DoubleVector slope = DoubleVector.fromArray(SPECIES, lines.slope, from + i);
            DoubleVector z = DoubleVector.fromArray(SPECIES, height, i);
            DoubleVector value = DoubleVector.fromArray(SPECIES, bell, i);
            DoubleVector change = DoubleVector.fromArray(SPECIES, ratio, i);
            DoubleVector constant = DoubleVector.fromArray(SPECIES, factor, i);
            sum = sum.add(value);
            fall = value.mul(z).fma(slope, fall);
            z = slope.fma(up, z);
            value = value.mul(change);
            change = change.mul(constant);
            nextSum = nextSum.add(value);
            nextFall = value.mul(z).fma(slope, nextFall);
            slope.fma(up, z).intoArray(height, i);
            value.mul(change).intoArray(bell, i);
            change.mul(constant).intoArray(ratio, i);
        }
        add(rung, sum.reduceLanes(ADD), fall.reduceLanes(ADD));
        if (rung + 1 < top) {
            add(rung + 1, nextSum.reduceLanes(ADD), nextFall.reduceLanes(ADD));
        }
    }

    private void add(int rung, double sum, double fall) {
        sums[rung] += sum;
        slopes[rung] += sum - fall;
    }
}
