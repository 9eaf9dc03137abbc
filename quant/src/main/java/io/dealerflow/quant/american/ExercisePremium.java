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
    private double value;
    private double delta;
    private double gamma;

    ExercisePremium(Scheme scheme) {
        grid = BoundaryGrid.ofExpiry(scheme.nodes(), scheme.pricePoints());
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
        double total = terms.volatility() * Math.sqrt(terms.years());
        for (int k = 0; k < points.points; k++) {
            double sine = points.sine[k];
            double remaining = terms.years() * sine * sine;
            double spread = total * sine;
            double depth = points.depth(0, k, boundary.squaredDepth());
            double lower = (height - depth + terms.carry() * remaining) / spread - 0.5 * spread;
            double weight = points.rootWeight[k] * terms.years() * sine;
            double interest = weight * terms.rate() * Math.exp(-terms.rate() * remaining);
            double dividends = weight * terms.yield() * Math.exp(-terms.yield() * remaining);
            add(interest, dividends * spot, lower, spread);
            if (points == finerGrid) {
                addDerivatives(interest, dividends, spot, lower, spread);
            }
        }
    }

    private void add(double interest, double dividends, double lower, double spread) {
        value += interest * NormalDistribution.cumulative(-lower);
        if (dividends != 0) {
            value -= dividends * NormalDistribution.cumulative(-lower - spread);
        }
    }

    private void addDerivatives(double interest, double dividends, double spot, double lower, double spread) {
        double upper = lower + spread;
        double lowerBell = interest * NormalDistribution.density(lower) / (spot * spread);
        double upperBell = dividends * NormalDistribution.density(upper) / spread;
        delta += upperBell - lowerBell - dividends * NormalDistribution.cumulative(-upper);
        gamma += (lowerBell * (1 + lower / spread) + upperBell * (1 - upper / spread)) / spot;
    }
}
