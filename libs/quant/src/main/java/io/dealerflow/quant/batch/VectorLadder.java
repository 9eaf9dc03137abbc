package io.dealerflow.quant.batch;

import static io.dealerflow.quant.batch.VectorMath.LANES;
import static io.dealerflow.quant.batch.VectorMath.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** {@link ScalarLadder} with SIMD. */
final class VectorLadder {
    private static final Sweep[] START = {VectorLadder::start};
    private static final Sweep[] START_TO_CLIMB = {VectorLadder::start, VectorLadder::ratios};
    private static final Sweep[] CLIMB_TWO = {VectorLadder::climbTwo};

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
    private final double[] sum = new double[Lanes.MOST];
    private final double[] fall = new double[Lanes.MOST];
    private final double[] nextSum = new double[Lanes.MOST];
    private final double[] nextFall = new double[Lanes.MOST];
    /** Of the rung that is started from. */
    private double lowestShift;

    /** Called through an interface, so that the compiler does not inline all sweeps into one method, too large for it. */
    @FunctionalInterface
    private interface Sweep {
        void over(VectorLadder ladder, int from, int length);
    }

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
        int stride = isGentle(from, length) ? ScalarLadder.RUNGS : 1;
        for (int lowest = 0; lowest < sums.length; lowest += stride) {
            int top = Math.min(lowest + stride, sums.length);
            lowestShift = first + lowest * step;
            sweep(top - lowest > 1 ? START_TO_CLIMB : START, from, length);
            for (int rung = lowest; rung < top; rung += 2) {
                sweep(CLIMB_TWO, from, length);
                add(rung, sum, fall);
                if (rung + 1 < top) {
                    add(rung + 1, nextSum, nextFall);
                }
            }
        }
    }

    private void sweep(Sweep[] sweeps, int from, int length) {
        for (Sweep sweep : sweeps) {
            sweep.over(this, from, length);
        }
    }

    private boolean isGentle(int from, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector rise =
                    DoubleVector.fromArray(SPECIES, lines.slope, from + i).mul(step);
            if (!rise.abs().lt(ScalarLadder.STEEP).allTrue()) {
                return false;
            }
        }
        return true;
    }

    private void start(int from, int length) {
        DoubleVector shift = DoubleVector.broadcast(SPECIES, lowestShift);
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
            DoubleVector exponent = square.mul(-0.5).sub(z.mul(rise)).min(ScalarLadder.HIGHEST_EXPONENT);
            VectorMath.exp(exponent).intoArray(ratio, i);
            VectorMath.exp(square.neg()).intoArray(factor, i);
        }
    }

    /** Sums up the current rung and the next, and advances by two. Two at a time halve the memory traffic. */
    private void climbTwo(int from, int length) {
        for (int lane = 0; lane < Lanes.MOST; lane += LANES) {
            climbTwo(from, length, lane);
        }
    }

    private void climbTwo(int from, int length, int lane) {
        DoubleVector here = DoubleVector.zero(SPECIES);
        DoubleVector fallHere = DoubleVector.zero(SPECIES);
        DoubleVector next = DoubleVector.zero(SPECIES);
        DoubleVector fallNext = DoubleVector.zero(SPECIES);
        DoubleVector up = DoubleVector.broadcast(SPECIES, step);
        for (int i = lane; i < length; i += Lanes.MOST) {
            DoubleVector slope = DoubleVector.fromArray(SPECIES, lines.slope, from + i);
            DoubleVector z = DoubleVector.fromArray(SPECIES, height, i);
            DoubleVector value = DoubleVector.fromArray(SPECIES, bell, i);
            DoubleVector change = DoubleVector.fromArray(SPECIES, ratio, i);
            DoubleVector constant = DoubleVector.fromArray(SPECIES, factor, i);
            here = here.add(value);
            fallHere = value.mul(z).fma(slope, fallHere);
            z = slope.fma(up, z);
            value = value.mul(change);
            change = change.mul(constant);
            next = next.add(value);
            fallNext = value.mul(z).fma(slope, fallNext);
            slope.fma(up, z).intoArray(height, i);
            value.mul(change).intoArray(bell, i);
            change.mul(constant).intoArray(ratio, i);
        }
        here.intoArray(sum, lane);
        fallHere.intoArray(fall, lane);
        next.intoArray(nextSum, lane);
        fallNext.intoArray(nextFall, lane);
    }

    private void add(int rung, double[] sum, double[] fall) {
        double total = Lanes.sum(sum);
        sums[rung] += total;
        slopes[rung] += total - Lanes.sum(fall);
    }
}
