package io.dealerflow.quant.batch;

/** How columns are laid out for lanes. */
final class Lanes {
    /** The most lanes a machine has: eight numbers in 512 bits. */
    static final int MOST = 8;
    /** Columns are worked on in pieces that stay in the first-level cache between passes. */
    static final int CHUNK = 256;

    private Lanes() {}

    /** The length of a column that ends with a full set of lanes. */
    static int padded(int size) {
        return (size + MOST - 1) / MOST * MOST;
    }

    /** What {@link #MOST} lanes have summed up, in an order that does not depend on how many the machine has. */
    static double sum(double[] lanes) {
        return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }
}
