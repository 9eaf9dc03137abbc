package io.dealerflow.quant.profile;

import io.dealerflow.quant.profile.GexCurve.Node;

/** Newton's method kept inside a bracket, bisecting where it would leave it. */
final class RootSolver {
    private static final double TOLERANCE = 1e-10;
    private static final int MOST_STEPS = 100;

    private RootSolver() {}

    /** The spot at which exposure is 0, between two nodes of opposite sign. */
    static double between(GexCurve curve, Node left, Node right) {
        double low = left.spot();
        double high = right.spot();
        boolean rising = right.gex() > 0;
        Node guess = curve.node(0.5 * (low + high));
        for (int step = 0; step < MOST_STEPS && high - low > TOLERANCE * high; step++) {
            if (guess.gex() == 0) {
                return guess.spot();
            }
            if (guess.gex() > 0 == rising) {
                high = guess.spot();
            } else {
                low = guess.spot();
            }
            double newton = guess.spot() - guess.gex() / guess.slope();
            boolean inside = newton > low && newton < high;
            double next = inside ? newton : 0.5 * (low + high);
            if (Math.abs(next - guess.spot()) <= TOLERANCE * high) {
                return next;
            }
            guess = curve.node(next);
        }
        return guess.spot();
    }
}
