package io.dealerflow.quant;

/** Argument checks shared by the records of this module: a value that is not a number is rejected at construction. */
public final class Require {
    private Require() {}

    /** Returns {@code value}, or throws when it is NaN or infinite. */
    public static double finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
        return value;
    }

    /** Returns {@code value}, or throws unless it is finite and above zero: a normal number, whose exponent can be read off its bits. */
    public static double positive(double value, String name) {
        if (!(value >= Double.MIN_NORMAL) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite and > 0, was " + value);
        }
        return value;
    }

    /** Returns {@code value}, or throws unless it is finite and zero or more. */
    public static double notNegative(double value, String name) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite and >= 0, was " + value);
        }
        return value;
    }

    /** Returns {@code value}, or throws when it is below zero. */
    public static long notNegative(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be >= 0, was " + value);
        }
        return value;
    }
}
