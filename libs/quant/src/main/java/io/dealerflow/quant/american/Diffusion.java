package io.dealerflow.quant.american;

/**
 * Steps back in time of the heat equation on an even grid: Crank–Nicolson in time, and in space the compact difference of
 * fourth order (S. Crandall, <i>An optimum implicit recurrence formula for the heat conduction equation</i>, Quarterly of
 * Applied Mathematics 13, 1955), which costs no more than second order.
 *
 * <p>The change in a step solves a tridiagonal system with the same three coefficients in every row. Beyond the grid it is
 * taken to die out as it would on an endless one; then either triangular factor has one coefficient.
 */
final class Diffusion {
    private static final double COMPACT = 1.0 / 12;

    private final double[] change;
    private final double[] otherChange;
    /** What a node passes on to the next, in either sweep. */
    private double passed;
    /** What the second difference is multiplied by. */
    private double drive;

    Diffusion(int nodes) {
        change = new double[nodes];
        otherChange = new double[nodes];
    }

    /** @param ratio time step times diffusivity over the squared distance of nodes */
    void prepare(double ratio) {
        double implicit = 0.5 * ratio - COMPACT;
        double scale = 2 / (1 + 2 * implicit + Math.sqrt(1 + 4 * implicit));
        passed = implicit * scale;
        drive = ratio * scale;
    }

    /**
     * Advances two options in one sweep, whose chains of dependent operations overlap.
     *
     * @param american kept at or above the payoff as in M. Brennan and E. Schwartz, <i>The valuation of American put
     *     options</i>, Journal of Finance 32, 1977: exact where the payoff is reached from one node on upwards
     */
    void advance(double[] american, double[] european, double[] payoff) {
        double below = 0;
        double otherBelow = 0;
        for (int i = 1; i < american.length - 1; i++) {
            below = Math.fma(passed, below, drive * (american[i - 1] - 2 * american[i] + american[i + 1]));
            otherBelow = Math.fma(passed, otherBelow, drive * (european[i - 1] - 2 * european[i] + european[i + 1]));
            change[i] = below;
            otherChange[i] = otherBelow;
        }
        double above = 0;
        double otherAbove = 0;
        for (int i = american.length - 1; i >= 0; i--) {
            double free = Math.fma(passed, above, change[i]);
            double least = payoff[i] - american[i];
            above = free > least ? free : least;
            american[i] += above;
            otherAbove = Math.fma(passed, otherAbove, otherChange[i]);
            european[i] += otherAbove;
        }
    }
}
