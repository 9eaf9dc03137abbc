package io.dealerflow.quant.american;

import java.util.Arrays;

/**
 * The exercise boundary {@code B(tau)} of a put with strike 1, from the integral equation of L. Andersen, M. Lake and D.
 * Offengenden, <i>High Performance American Option Pricing</i>, Journal of Computational Finance 20 (2016): their system A
 * (smooth pasting),
 *
 * <pre>B(tau) = e^(-(r-q) tau) N(tau, B) / D(tau, B)</pre>
 *
 * collocated at Chebyshev nodes in the root of time, with {@code ln(B / B(0))^2} interpolated between them.
 *
 * <p>Two things differ from the paper. The integrals use the substitution of {@link BoundaryGrid}. And the equations are
 * solved by Newton's method with the whole Jacobian, where the paper repeats the fixed point with at most its diagonal:
 * the interpolation being linear, the other terms cost a multiplication each, and two steps from the QD+ guess leave some
 * 1e-8 of the strike, also at negative yields and long times, where three of the fixed point left 1e-4.
 *
 * <p>A workspace for one thread: {@link #solve} overwrites the last result.
 */
final class ExerciseBoundary {
    private static final int STEPS_TO_ANOTHER_LIMIT = 3;

    private final Scheme scheme;
    private final BoundaryGrid coarse;
    private final BoundaryGrid fine;
    /** {@code ln(B / B(0))} at each node, negative. */
    private final double[] depth;

    private final double[] squaredDepth;
    private final LinearSystem newton;
    private final QdPlus approximation = new QdPlus();
    private final SmoothPasting pasting;
    private double logAtExpiry;

    ExerciseBoundary(Scheme scheme) {
        this(
                scheme,
                BoundaryGrid.ofNodes(scheme.nodes(), scheme.coarsePoints()),
                BoundaryGrid.ofNodes(scheme.nodes(), scheme.finePoints()));
    }

    private ExerciseBoundary(Scheme scheme, BoundaryGrid coarse, BoundaryGrid fine) {
        this.scheme = scheme;
        this.coarse = coarse;
        this.fine = fine;
        depth = new double[scheme.nodes()];
        squaredDepth = new double[scheme.nodes()];
        newton = new LinearSystem(scheme.nodes());
        pasting = new SmoothPasting(Math.max(scheme.coarsePoints(), scheme.finePoints()));
    }

    /** Another workspace of the same scheme. */
    ExerciseBoundary another() {
        return new ExerciseBoundary(scheme, coarse, fine);
    }

    /** Solves from nothing. */
    void solve(PutTerms terms) {
        guess(terms);
        improve(terms, coarse);
        for (int i = 0; i < scheme.fineSteps(); i++) {
            improve(terms, fine);
        }
    }

    /**
     * Solves from another boundary, of terms so close that one step does, or a few where the limit at expiry has moved and
     * with it the short end.
     */
    void solveNear(ExerciseBoundary other, PutTerms terms) {
        System.arraycopy(other.depth, 0, depth, 0, depth.length);
        square();
        logAtExpiry = Math.log(terms.boundaryAtExpiry());
        int steps = logAtExpiry == other.logAtExpiry ? 1 : STEPS_TO_ANOTHER_LIMIT;
        for (int i = 0; i < steps; i++) {
            improve(terms, fine);
        }
    }

    /** {@code ln B} with expiry at hand: what the boundary comes down from. */
    double logAtExpiry() {
        return logAtExpiry;
    }

    /** {@code ln B} with all the time left. */
    double logToday() {
        return logAtExpiry + depth[0];
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
    private void guess(PutTerms terms) {
        logAtExpiry = Math.log(terms.boundaryAtExpiry());
        double slope = 0;
        for (int i = depth.length - 1; i >= 0; i--) {
            double root = fine.rootTime[i];
            double start = Math.exp(logAtExpiry + slope * root);
            double boundary = approximation.boundary(terms, terms.years() * root * root, start);
            depth[i] = Math.min(Math.log(boundary) - logAtExpiry, -Double.MIN_NORMAL);
            slope = depth[i] / root;
        }
        square();
    }

    private void square() {
        for (int i = 0; i < depth.length; i++) {
            squaredDepth[i] = depth[i] * depth[i];
        }
    }

    /** One Newton step on {@code ln B - ln(N / D) + (r-q) tau = 0}. */
    private void improve(PutTerms terms, BoundaryGrid grid) {
        for (int i = 0; i < grid.nodes; i++) {
            double root = grid.rootTime[i];
            double years = terms.years() * root * root;
            pasting.evaluate(terms, this, grid, i);
            newton.vector[i] =
                    logAtExpiry + depth[i] + terms.carry() * years - Math.log(pasting.numerator / pasting.denominator);
            fillRow(newton.matrix[i], i, grid);
        }
        newton.solve();
        for (int i = 0; i < depth.length; i++) {
            double next = depth[i] - newton.vector[i];
            depth[i] = next < 0 ? next : 0.5 * depth[i];
        }
        square();
    }

    /** Derivatives of equation {@code i} by the depth at each node. */
    private void fillRow(double[] row, int i, BoundaryGrid grid) {
        double[] weights = grid.interpolation(i);
        Arrays.fill(row, 0);
        double own = pasting.numeratorSlope / pasting.numerator - pasting.denominatorSlope / pasting.denominator;
        for (int k = 0; k < grid.points; k++) {
            double factor =
                    pasting.numeratorKernel[k] / pasting.numerator - pasting.denominatorKernel[k] / pasting.denominator;
            own += factor;
            double depthThere = pasting.depth[k];
            double scaled = depthThere < 0 ? factor / depthThere : 0;
            int offset = k * row.length;
            for (int j = 0; j < row.length; j++) {
                row[j] += scaled * weights[offset + j];
            }
        }
        for (int j = 0; j < row.length; j++) {
            row[j] *= depth[j];
        }
        row[i] += 1 - own;
    }
}
