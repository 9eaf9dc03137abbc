package io.dealerflow.quant.american;

/**
 * The exercise boundary {@code B(tau)} of a put with strike 1, from the integral equation of L. Andersen, M. Lake and D.
 * Offengenden, <i>High Performance American Option Pricing</i>, Journal of Computational Finance 20 (2016): their system A
 * (smooth pasting),
 *
 * <pre>B(tau) = e^(-(r-q) tau) N(tau, B) / D(tau, B)</pre>
 *
 * collocated at Chebyshev nodes in the root of time, with {@code ln(B / B(0))^2} interpolated between them.
 *
 * <p>Three things differ from the paper. The integrals use the substitution of {@link BoundaryGrid}. The equations are
 * solved by Newton's method with the whole Jacobian, where the paper repeats the fixed point with at most its diagonal:
 * the interpolation being linear, the other terms cost a multiplication each, and two steps from the QD+ guess leave some
 * 1e-8 of the strike, also at negative yields and long times, where three of the fixed point left 1e-4. And the guess and
 * the first step are taken at three quarters of the nodes, enough for their accuracy at all nodes.
 *
 * <p>A workspace for one thread: {@link #solve} overwrites the last result.
 */
final class ExerciseBoundary {
    private static final int STEPS_TO_ANOTHER_LIMIT = 3;

    private final Scheme scheme;
    private final BoundaryGrid coarseGrid;
    private final BoundaryGrid fineGrid;
    private final double[][] refinement;
    private final QdPlus approximation = new QdPlus();
    private final Collocation coarse;
    private final Collocation fine;
    private double logAtExpiry;

    ExerciseBoundary(Scheme scheme) {
        this(
                scheme,
                BoundaryGrid.ofNodes(coarseNodes(scheme.nodes()), scheme.coarsePoints()),
                BoundaryGrid.ofNodes(scheme.nodes(), scheme.finePoints()));
    }

    private ExerciseBoundary(Scheme scheme, BoundaryGrid coarseGrid, BoundaryGrid fineGrid) {
        this.scheme = scheme;
        this.coarseGrid = coarseGrid;
        this.fineGrid = fineGrid;
        refinement = coarseGrid.interpolationTo(fineGrid);
        coarse = new Collocation(coarseGrid);
        fine = new Collocation(fineGrid);
    }

    private static int coarseNodes(int nodes) {
        return Math.max(2, 3 * nodes / 4);
    }

    /** A new workspace of the same scheme. */
    ExerciseBoundary another() {
        return new ExerciseBoundary(scheme, coarseGrid, fineGrid);
    }

    /** Solves from nothing. */
    void solve(PutTerms terms) {
        logAtExpiry = Math.log(terms.boundaryAtExpiry());
        coarse.guess(terms, approximation, logAtExpiry);
        coarse.improve(terms, logAtExpiry);
        fine.interpolate(coarse, refinement);
        for (int i = 0; i < scheme.fineSteps(); i++) {
            fine.improve(terms, logAtExpiry);
        }
    }

    /**
     * Solves from another boundary, of terms so close that one step does, or a few where the limit at expiry has moved and
     * with it the short end.
     */
    void solveNear(ExerciseBoundary other, PutTerms terms) {
        fine.copy(other.fine);
        logAtExpiry = Math.log(terms.boundaryAtExpiry());
        int steps = logAtExpiry == other.logAtExpiry ? 1 : STEPS_TO_ANOTHER_LIMIT;
        for (int i = 0; i < steps; i++) {
            fine.improve(terms, logAtExpiry);
        }
    }

    /** {@code ln B} at expiry, its maximum. */
    double logAtExpiry() {
        return logAtExpiry;
    }

    /** {@code ln B} at the full time to expiry. */
    double logToday() {
        return logAtExpiry + fine.depth(0);
    }

    /** {@code ln(B / B(0))^2} at each node, for interpolation; not to be changed. */
    double[] squaredDepth() {
        return fine.squaredDepth();
    }
}
