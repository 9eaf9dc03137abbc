package io.dealerflow.quant.batch;

/** Layout of columns for SIMD. */
final class Lanes {
    /** The largest number of lanes: eight doubles in 512 bits. */
    static final int MOST = 8;
    /** Columns are processed in chunks that stay in the first-level cache between passes. */
    static final int CHUNK = 256;

    private Lanes() {}

    /** Length of a column, rounded up to full lanes. */
    static int padded(int size) {
        return (size + MOST - 1) / MOST * MOST;
    }

    /** Sum of {@link #MOST} partial sums, in an order that does not depend on the machine's number of lanes. */
    static double sum(double[] lanes) {
        return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }
}
