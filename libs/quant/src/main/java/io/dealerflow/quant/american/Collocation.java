package io.dealerflow.quant.american;

import java.util.Arrays;

/** The boundary equation at the nodes of one grid, in the unknowns {@code ln(B / B(0))}. A workspace for one thread. */
final class Collocation {
    /** Of the depth that a fall like the root of time would give, from the node before. */
    private static final double LEAST_SHARE = 0.7;

    private final BoundaryGrid grid;
    /** {@code ln(B / B(0))} at each node, negative. */
    private final double[] depth;

    private final double[] squaredDepth;
    /** What each quadrature point takes from the nodes. */
    private final double[] share;

    private final LinearSystem newton;
    private final SmoothPasting pasting;

    Collocation(BoundaryGrid grid) {
        this.grid = grid;
        depth = new double[grid.nodes];
        squaredDepth = new double[grid.nodes];
        share = new double[grid.points];
        newton = new LinearSystem(grid.nodes);
        pasting = new SmoothPasting(grid);
    }

    /** {@code ln(B / B(0))} at a node, negative. */
    double depth(int node) {
        return depth[node];
    }

    /** {@code ln(B / B(0))^2} at each node, for interpolation; not to be changed. */
    double[] squaredDepth() {
        return squaredDepth;
    }

    /** QD+ from expiry backwards, each search beginning where a boundary falling like the root of time would be. */
    void guess(PutTerms terms, QdPlus approximation, double logAtExpiry) {
        approximation.begin(terms);
        double slope = 0;
        for (int i = depth.length - 1; i >= 0; i--) {
            double root = grid.rootTime[i];
            double start = Math.exp(logAtExpiry + slope * root);
            double boundary = approximation.boundary(terms.years() * root * root, start);
            depth[i] = Math.min(Math.log(boundary) - logAtExpiry, -Double.MIN_NORMAL);
            slope = depth[i] / root;
        }
        square();
    }

    void copy(Collocation other) {
        System.arraycopy(other.depth, 0, depth, 0, depth.length);
        square();
    }

    /**
     * Takes the boundary over from other nodes. Next to expiry a polynomial may lose it, and Newton's method with it; it
     * falls hardly less than the root of time there.
     *
     * @param weights as of {@link BoundaryGrid#interpolationTo}
     */
    void interpolate(Collocation other, double[][] weights) {
        BoundaryGrid.depths(weights, other.squaredDepth, depth);
        double least = -Double.MIN_NORMAL;
        for (int i = 0; i < depth.length; i++) {
            depth[i] = Math.min(depth[i], least * grid.rootTime[i]);
            least = LEAST_SHARE * depth[i] / grid.rootTime[i];
        }
        square();
    }

    private void square() {
        for (int i = 0; i < depth.length; i++) {
            squaredDepth[i] = depth[i] * depth[i];
        }
    }

    /** One Newton step on {@code ln B - ln(N / D) + (r-q) tau = 0}. */
    void improve(PutTerms terms, double logAtExpiry) {
        pasting.begin(squaredDepth);
        for (int i = 0; i < depth.length; i++) {
            double root = grid.rootTime[i];
            double years = terms.years() * root * root;
            pasting.evaluate(terms, logAtExpiry, depth[i], i);
            newton.vector[i] =
                    logAtExpiry + depth[i] + terms.carry() * years - Math.log(pasting.numerator / pasting.denominator);
            fillRow(newton.matrix[i], i);
        }
        newton.solve();
        for (int i = 0; i < depth.length; i++) {
            double next = depth[i] - newton.vector[i];
            depth[i] = next < 0 ? next : 0.5 * depth[i];
        }
        square();
    }

    /** Derivatives of equation {@code i} by the depth at each node. */
    private void fillRow(double[] row, int i) {
        Arrays.fill(row, 0);
        double byNumerator = 1 / pasting.numerator;
        double byDenominator = 1 / pasting.denominator;
        double own = pasting.numeratorSlope * byNumerator - pasting.denominatorSlope * byDenominator;
        for (int k = 0; k < grid.points; k++) {
            double factor = pasting.numeratorKernel[k] * byNumerator - pasting.denominatorKernel[k] * byDenominator;
            own += factor;
            double depthThere = pasting.depth[i * grid.points + k];
            share[k] = depthThere < 0 ? factor / depthThere : 0;
        }
        grid.addWeighted(i, share, row);
        for (int j = 0; j < row.length; j++) {
            row[j] *= depth[j];
        }
        row[i] += 1 - own;
    }
}
