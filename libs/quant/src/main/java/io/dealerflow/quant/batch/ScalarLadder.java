package io.dealerflow.quant.batch;

import java.util.Arrays;

/**
 * Sums of bells on the evenly spaced rungs of a ladder, a chunk of lines at a time. From rung to rung a bell changes by a ratio, and
 * the ratio by a constant factor: three exponentials suffice for sixteen rungs. A chunk with a line that rises by 1 or more from rung to
 * rung is evaluated on each.
 */
final class ScalarLadder {
    /** Rungs from one exact start; rounding grows with their square. */
    static final int RUNGS = 16;

    static final double STEEP = 1;
    /** A bell of 0 stays 0 under any finite ratio. */
    static final double HIGHEST_EXPONENT = 300;

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

    private ScalarLadder(WeightedLines lines, double first, double step, double[] sums, double[] slopes) {
        this.lines = lines;
        this.first = first;
        this.step = step;
        this.sums = sums;
        this.slopes = slopes;
    }

    static void bells(WeightedLines lines, double first, double step, double[] sums, double[] slopes) {
        Arrays.fill(sums, 0);
        Arrays.fill(slopes, 0);
        ScalarLadder ladder = new ScalarLadder(lines, first, step, sums, slopes);
        for (int from = 0; from < lines.weight.length; from += Lanes.CHUNK) {
            ladder.addChunk(from, Math.min(Lanes.CHUNK, lines.weight.length - from));
        }
    }

    private void addChunk(int from, int length) {
        int stride = isGentle(from, length) ? RUNGS : 1;
        for (int lowest = 0; lowest < sums.length; lowest += stride) {
            int top = Math.min(lowest + stride, sums.length);
            start(from, length, first + lowest * step, top - lowest > 1);
            for (int rung = lowest; rung < top; rung++) {
                climb(from, length, rung);
            }
        }
    }

    private boolean isGentle(int from, int length) {
        for (int i = 0; i < length; i++) {
            if (!(Math.abs(lines.slope[from + i] * step) < STEEP)) {
                return false;
            }
        }
        return true;
    }

    private void start(int from, int length, double u, boolean climbs) {
        for (int i = 0; i < length; i++) {
            double slope = lines.slope[from + i];
            double z = Math.fma(slope, u, lines.intercept[from + i]);
            height[i] = z;
            bell[i] = ScalarMath.exp(z * z * -0.5) * lines.weight[from + i];
            if (climbs) {
                double rise = slope * step;
                double square = rise * rise;
                ratio[i] = ScalarMath.exp(Math.min(square * -0.5 - z * rise, HIGHEST_EXPONENT));
                factor[i] = ScalarMath.exp(-square);
            }
        }
    }

    /** Adds the current rung and advances to the next. */
    private void climb(int from, int length, int rung) {
        Arrays.fill(sum, 0);
        Arrays.fill(fall, 0);
        for (int i = 0; i < length; i++) {
            int lane = i % Lanes.MOST;
            double slope = lines.slope[from + i];
            sum[lane] += bell[i];
            fall[lane] = Math.fma(bell[i] * height[i], slope, fall[lane]);
            bell[i] *= ratio[i];
            ratio[i] *= factor[i];
            height[i] = Math.fma(slope, step, height[i]);
        }
        double total = Lanes.sum(sum);
        sums[rung] += total;
        slopes[rung] += total - Lanes.sum(fall);
    }
}
