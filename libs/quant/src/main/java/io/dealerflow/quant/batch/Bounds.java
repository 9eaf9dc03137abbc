package io.dealerflow.quant.batch;

import java.util.Objects;

/**
 * Range checks of columns. Sizes of 1e-100 to 1e100 and exponents up to 100 keep every product of the kernels within the range of doubles,
 * in any order, so that accepted input gives a number.
 */
final class Bounds {
    private static final double LEAST = 1e-100;
    private static final double MOST = 1e100;
    private static final double MOST_EXPONENT = 100;

    private Bounds() {}

    /** Returns {@code value}, or throws unless it lies between 1e-100 and 1e100. */
    static double size(double value, String name) {
        if (!(value >= LEAST && value <= MOST)) {
            throw new IllegalArgumentException(name + " must be between 1e-100 and 1e100, was " + value);
        }
        return value;
    }

    /** Returns {@code value}, or throws unless it lies between -1e100 and 1e100. */
    static double magnitude(double value, String name) {
        if (!(Math.abs(value) <= MOST)) {
            throw new IllegalArgumentException(name + " must be between -1e100 and 1e100, was " + value);
        }
        return value;
    }

    /** Throws unless an exponent lies between -100 and 100. */
    static void exponent(double value, String name) {
        if (!(Math.abs(value) <= MOST_EXPONENT)) {
            throw new IllegalArgumentException(name + " must be between -100 and 100, was " + value);
        }
    }

    /** Throws unless a result of this size has room for all. */
    static void room(int needed, int size) {
        Objects.checkFromIndexSize(0, needed, size);
    }

    /** Throws unless the rungs of a ladder are in range. */
    static void ladder(double first, double step, double[] sums, double[] slopes) {
        magnitude(first, "first");
        magnitude(step, "step");
        room(sums.length, slopes.length);
    }

    /** Throws unless all places are in range. */
    static void places(double[] shifts, double[] sums) {
        room(shifts.length, sums.length);
        for (double shift : shifts) {
            magnitude(shift, "shift");
        }
    }
}
