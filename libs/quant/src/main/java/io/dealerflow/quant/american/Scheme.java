package io.dealerflow.quant.american;

/**
 * Resolution of the exercise boundary: larger is slower and more accurate.
 *
 * @param nodes Chebyshev nodes of the boundary in the root of time, without time zero, 2 to 24: with more, those next to
 *     expiry lie closer to the boundary's limit than the interpolation can tell
 * @param coarsePoints quadrature points of the first Newton step, which starts from a guess at three quarters of the nodes
 * @param finePoints quadrature points of the later steps
 * @param fineSteps Newton steps after the first, at least 1; each doubles the digits
 * @param pricePoints quadrature points of the early exercise premium
 */
public record Scheme(int nodes, int coarsePoints, int finePoints, int fineSteps, int pricePoints) {
    /**
     * Some 1e-6 for a strike of 100: at spots of 80 to 120, times of 0.05 to 2 years, volatilities of 0.1 to 0.6, rates
     * and yields of 0 to 0.08, 999 in a thousand errors were below 1e-6, 99 in a hundred below 6e-7, and the median was
     * 5e-8. Up to 1e-5 where {@code sigma sqrt(T)} is above 0.75, up to 1e-3 where {@code (|r| + |q|) sqrt(T)} is above four
     * times sigma.
     */
    public static final Scheme DEFAULT = new Scheme(16, 4, 12, 1, 28);
    /**
     * Some 1e-7 for a strike of 100 and those options: 99 in a hundred errors were below 1.2e-7, the largest was 2.8e-7. Up to
     * 1e-5 where {@code sigma sqrt(T)} is above 2; some four times slower.
     */
    public static final Scheme TIGHT = new Scheme(20, 8, 20, 3, 64);

    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public Scheme {
        requireBetween(nodes, 2, 24, "nodes");
        requireBetween(coarsePoints, 2, 256, "coarsePoints");
        requireBetween(finePoints, 2, 256, "finePoints");
        requireBetween(fineSteps, 1, 32, "fineSteps");
        requireBetween(pricePoints, 2, 512, "pricePoints");
    }

    private static void requireBetween(int value, int lowest, int highest, String name) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(name + " must be from " + lowest + " to " + highest + ", was " + value);
        }
    }
}
