package io.dealerflow.quant.american;

import io.dealerflow.quant.pricing.NormalDistribution;

/**
 * What the right to exercise early adds to the European put with strike 1: interest on the strike less dividends forgone,
 * wherever the spot will be below the boundary (I. J. Kim, <i>The analytic valuation of American options</i>, 1990). Valid above the boundary.
 */
final class ExercisePremium {
    /** A kink of the derivatives just above the boundary is narrower than anything in the value. */
    private static final int FINER = 6;

    private final BoundaryGrid grid;
    private final BoundaryGrid finerGrid;
    /** {@code ln(B(u) / B(0))} at each quadrature point. */
    private final double[] depth;

    private double value;
    private double delta;
    private double gamma;

    ExercisePremium(Scheme scheme) {
        grid = BoundaryGrid.ofExpiry(scheme.nodes(), scheme.pricePoints());
        depth = new double[FINER * scheme.pricePoints()];
        finerGrid = BoundaryGrid.ofExpiry(scheme.nodes(), FINER * scheme.pricePoints());
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
        integrate(terms, boundary, logSpot, grid);
    }

    /** Evaluates value and derivatives. */
    void evaluateAll(PutTerms terms, ExerciseBoundary boundary, double logSpot) {
        integrate(terms, boundary, logSpot, finerGrid);
    }

    private void integrate(PutTerms terms, ExerciseBoundary boundary, double logSpot, BoundaryGrid points) {
        value = 0;
        delta = 0;
        gamma = 0;
        double spot = Math.exp(logSpot);
        double height = logSpot - boundary.logAtExpiry();
        double years = terms.years();
        double total = terms.volatility() * Math.sqrt(years);
        points.depths(0, boundary.squaredDepth(), depth);
        for (int k = 0; k < points.points; k++) {
            double sine = points.sine[k];
            double remaining = years * sine * sine;
            double spread = total * sine;
            double lower = (height - depth[k] + terms.carry() * remaining) / spread - 0.5 * spread;
            double weight = points.rootWeight[k] * years * sine;
            double interest = weight * terms.rate();
            double dividends = weight * terms.yield();
            value += interest * MillsRatio.tail(-terms.rate() * remaining, lower);
            if (dividends != 0) {
                value -= dividends * spot * MillsRatio.tail(-terms.yield() * remaining, lower + spread);
            }
            if (points == finerGrid) {
                double lowerBell = interest * bell(-terms.rate() * remaining, lower);
                double upperBell = dividends * bell(-terms.yield() * remaining, lower + spread);
                delta -= dividends * MillsRatio.tail(-terms.yield() * remaining, lower + spread);
                addBells(lowerBell / (spot * spread), upperBell / spread, lower / spread, spot);
            }
        }
    }

    /** Adds what the derivatives of the probabilities give. */
    private void addBells(double lowerBell, double upperBell, double deviations, double spot) {
        delta += upperBell - lowerBell;
        gamma += (lowerBell * (1 + deviations) - upperBell * deviations) / spot;
    }

    private static double bell(double growth, double x) {
        return NormalDistribution.DENSITY_AT_ZERO * Math.exp(growth - 0.5 * x * x);
    }
}
