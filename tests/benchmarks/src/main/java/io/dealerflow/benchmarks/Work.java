package io.dealerflow.benchmarks;

import java.util.Locale;

/**
 * The minimum work of one operation: arithmetic by the shortest known way to full precision, and the columns it reads
 * and writes. The counting rules are those of {@link Rows}.
 *
 * @param times how often an operation does all that
 */
record Work(int multiplyAdds, int divisions, int squareRoots, int bytes, int times) {

    /** Done once. */
    Work(int multiplyAdds, int divisions, int squareRoots, int bytes) {
        this(multiplyAdds, divisions, squareRoots, bytes, 1);
    }

    /** What the machine needs for one of each, nanoseconds, measured in the same run. */
    record Floors(double multiplyAdd, double division, double squareRoot, double oneByte) {}

    Work repeated(int count) {
        return new Work(multiplyAdds, divisions, squareRoots, bytes, count);
    }

    /**
     * Lower bound of one core's time, nanoseconds: memory, multiply-adds and the divider work in parallel, so the slowest
     * of the three counts.
     */
    double bound(Floors floors) {
        double arithmetic = multiplyAdds * floors.multiplyAdd();
        double divider = divisions * floors.division() + squareRoots * floors.squareRoot();
        return times * Math.max(bytes * floors.oneByte(), Math.max(arithmetic, divider));
    }

    @Override
    public String toString() {
        String once = String.format(
                Locale.ROOT, "%,d fma, %,d div, %,d sqrt, %,d B", multiplyAdds, divisions, squareRoots, bytes);
        return times == 1 ? once : String.format(Locale.ROOT, "%,d × (%s)", times, once);
    }
}
