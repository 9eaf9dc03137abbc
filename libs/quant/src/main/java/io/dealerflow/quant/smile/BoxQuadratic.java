package io.dealerflow.quant.smile;

import org.jspecify.annotations.Nullable;

/**
 * Minimises {@code x'Gx - 2h'x} over a box in three dimensions, exactly: the minimum of a convex quadratic is stationary in
 * its free variables for one of the 27 ways to hold variables at their bounds.
 */
final class BoxQuadratic {
    private static final int SIZE = 3;
    private static final int STATES = 27;
    private static final double SINGULAR = 1e-15;

    private final double[][] gram;
    private final double[] moment;
    private final double[] low;
    private final double[] high;

    /** @param gram symmetric, positive semi-definite */
    BoxQuadratic(double[][] gram, double[] moment, double[] low, double[] high) {
        this.gram = gram;
        this.moment = moment;
        this.low = low;
        this.high = high;
    }

    /** Null only when no bound is finite and the matrix is singular. */
    double @Nullable [] minimum() {
        double @Nullable [] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int state = 0; state < STATES; state++) {
            double @Nullable [] candidate = stationary(state);
            if (candidate == null || !isInside(candidate)) {
                continue;
            }
            if (state == 0) {
                return candidate;
            }
            double value = value(candidate);
            if (value < least) {
                least = value;
                best = candidate;
            }
        }
        return best;
    }

    private double value(double[] x) {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                sum += x[i] * gram[i][j] * x[j];
            }
            sum -= 2 * moment[i] * x[i];
        }
        return sum;
    }

    private boolean isInside(double[] x) {
        for (int i = 0; i < SIZE; i++) {
            if (!(x[i] >= low[i] && x[i] <= high[i])) {
                return false;
            }
        }
        return true;
    }

    /** The state's digits to base 3 say of each variable: 0 free, 1 at its lower bound, 2 at its upper. */
    private double @Nullable [] stationary(int state) {
        double[][] rows = new double[SIZE][SIZE + 1];
        int digits = state;
        for (int i = 0; i < SIZE; i++) {
            int held = digits % 3;
            digits /= 3;
            if (held == 0) {
                System.arraycopy(gram[i], 0, rows[i], 0, SIZE);
                rows[i][SIZE] = moment[i];
            } else {
                double bound = held == 1 ? low[i] : high[i];
                if (Double.isInfinite(bound)) {
                    return null;
                }
                rows[i][i] = 1;
                rows[i][SIZE] = bound;
            }
        }
        return solved(rows);
    }

    /** Gaussian elimination with row pivoting; null for a singular system. */
    private static double @Nullable [] solved(double[][] rows) {
        for (int column = 0; column < SIZE; column++) {
            int pivot = column;
            for (int row = column + 1; row < SIZE; row++) {
                if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swapped = rows[pivot];
            rows[pivot] = rows[column];
            rows[column] = swapped;
            if (!(Math.abs(swapped[column]) > SINGULAR)) {
                return null;
            }
            for (int row = 0; row < SIZE; row++) {
                if (row != column) {
                    subtract(rows[row], swapped, column);
                }
            }
        }
        return new double[] {rows[0][SIZE] / rows[0][0], rows[1][SIZE] / rows[1][1], rows[2][SIZE] / rows[2][2]};
    }

    private static void subtract(double[] row, double[] pivot, int column) {
        double factor = row[column] / pivot[column];
        for (int j = column; j <= SIZE; j++) {
            row[j] -= factor * pivot[j];
        }
    }
}
