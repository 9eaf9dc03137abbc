package io.dealerflow.quant.american;

import io.dealerflow.quant.pricing.NormalDistribution;

/**
 * The early exercise premium of the put with strike 1: interest on the strike less dividends forgone,
 * wherever the spot will be below the boundary (I. J. Kim, <i>The analytic valuation of American options</i>, 1990). Valid above the boundary.
 */
final class ExercisePremium {
    /** A kink of the derivatives just above the boundary is narrower than anything in the value. */
    private static final int FINER = 6;

    private final BoundaryGrid grid;
    private final BoundaryGrid finerGrid;
    /** {@code ln(B(u) / B(0))} at each quadrature point. */
    private final double[] depth;

    /** Time from today, deviations of the spot's logarithm, how far below the boundary is, and weight at each point. */
    private final double[] remaining;

    private final double[] spread;
    private final double[] lower;
    private final double[] weight;

    private double value;
    private double delta;
    private double gamma;

    ExercisePremium(Scheme scheme) {
        grid = BoundaryGrid.ofExpiry(scheme.nodes(), scheme.pricePoints());
        finerGrid = BoundaryGrid.ofExpiry(scheme.nodes(), FINER * scheme.pricePoints());
        depth = new double[finerGrid.points];
        remaining = new double[finerGrid.points];
        spread = new double[finerGrid.points];
        lower = new double[finerGrid.points];
        weight = new double[finerGrid.points];
    }

    /** Per unit of strike. */
    double value() {
        return value;
    }

    /** First derivative of the value by spot over strike. */
    double delta() {
        return delta;
    }

    /** Second derivative of the value by spot over strike. */
    double gamma() {
        return gamma;
    }

    /** Evaluates the value alone at the logarithm of spot over strike. */
    void evaluate(PutTerms terms, ExerciseBoundary boundary, double logSpot) {
        measure(terms, boundary, logSpot, grid);
        value = 0;
        for (int k = 0; k < grid.points; k++) {
            value += weight[k] * terms.rate() * MillsRatio.tail(-terms.rate() * remaining[k], lower[k]);
        }
        if (terms.yield() != 0) {
            value -= Math.exp(logSpot) * dividends(terms, grid);
        }
    }

    /** Evaluates value and derivatives. */
    void evaluateAll(PutTerms terms, ExerciseBoundary boundary, double logSpot) {
        evaluate(terms, boundary, logSpot);
        measure(terms, boundary, logSpot, finerGrid);
        double spot = Math.exp(logSpot);
        delta = terms.yield() != 0 ? -dividends(terms, finerGrid) : 0;
        gamma = 0;
        for (int k = 0; k < finerGrid.points; k++) {
            double deviations = lower[k] / spread[k];
            double scale = weight[k] * NormalDistribution.DENSITY_AT_ZERO / spread[k];
            double lowerBell = scale * terms.rate() * bell(-terms.rate() * remaining[k], lower[k]) / spot;
            double upperBell = scale * terms.yield() * bell(-terms.yield() * remaining[k], lower[k] + spread[k]);
            delta += upperBell - lowerBell;
            gamma += (lowerBell * (1 + deviations) - upperBell * deviations) / spot;
        }
    }

    /** Fills in the common factors of all terms of the integral. */
    private void measure(PutTerms terms, ExerciseBoundary boundary, double logSpot, BoundaryGrid points) {
        double years = terms.years();
        double total = terms.volatility() * Math.sqrt(years);
        double height = logSpot - boundary.logAtExpiry();
        points.depths(boundary.squaredDepth(), depth);
        for (int k = 0; k < points.points; k++) {
            double sine = points.sine[k];
            remaining[k] = years * sine * sine;
            spread[k] = total * sine;
            lower[k] = (height - depth[k] + terms.carry() * remaining[k]) / spread[k] - 0.5 * spread[k];
            weight[k] = points.rootWeight[k] * years * sine;
        }
    }

    /** Expected dividends forgone, per unit of spot. */
    private double dividends(PutTerms terms, BoundaryGrid points) {
        double sum = 0;
        for (int k = 0; k < points.points; k++) {
            sum += weight[k] * terms.yield() * MillsRatio.tail(-terms.yield() * remaining[k], lower[k] + spread[k]);
        }
        return sum;
    }

    private static double bell(double growth, double x) {
        return Math.exp(growth - 0.5 * x * x);
    }
}
