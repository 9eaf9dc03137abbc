package io.dealerflow.quant.american;

import io.dealerflow.quant.pricing.ErrorFunction;
import io.dealerflow.quant.pricing.NormalDistribution;

/** Numerator and denominator of the boundary equation (system A of Andersen, Lake and Offengenden) at one node, and their derivatives. */
final class SmoothPasting {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double SQRT_HALF_PI = Math.sqrt(0.5 * Math.PI);

    double numerator;
    double denominator;
    /** Derivatives by {@code ln B(tau)} of the terms outside the integrals. */
    double numeratorSlope;

    double denominatorSlope;
    /** Derivative of each quadrature term by {@code ln B(tau)}, which is minus that by {@code ln B(u)}. */
    final double[] numeratorKernel;

    final double[] denominatorKernel;
    /** {@code ln(B(u) / B(0))} at each quadrature point. */
    final double[] depth;

    SmoothPasting(int mostPoints) {
        numeratorKernel = new double[mostPoints];
        denominatorKernel = new double[mostPoints];
        depth = new double[mostPoints];
    }

    void evaluate(PutTerms terms, ExerciseBoundary boundary, BoundaryGrid grid, int node) {
        double root = grid.rootTime[node];
        double years = terms.years() * root * root;
        double total = terms.volatility() * Math.sqrt(years);
        outside(terms, years, total, boundary.logAtExpiry() + boundary.depth(node));
        double[] squaredDepth = boundary.squaredDepth();
        boolean dividends = terms.yield() != 0;
        double scale = years / total;
        double here = boundary.depth(node);
        for (int k = 0; k < grid.points; k++) {
            depth[k] = grid.depth(node, k, squaredDepth);
            double sine = grid.sine[k];
            double elapsed = years * grid.cosine[k] * grid.cosine[k];
            double spread = total * sine;
            double inverse = 1 / spread;
            double lower = (here - depth[k] + terms.carry() * years * sine * sine) * inverse - 0.5 * spread;
            double weight = grid.rootWeight[k] * scale;
            double bell = NormalDistribution.DENSITY_AT_ZERO * Math.exp(terms.rate() * elapsed - 0.5 * lower * lower);
            double interest = terms.rate() * weight * bell;
            numerator += interest;
            numeratorKernel[k] = -interest * lower * inverse;
            if (dividends) {
                addDividends(terms.yield(), k, elapsed, weight, lower, spread);
            } else {
                denominatorKernel[k] = 0;
            }
        }
    }

    private void outside(PutTerms terms, double years, double total, double logBoundary) {
        double lower = (logBoundary + terms.carry() * years) / total - 0.5 * total;
        double upper = lower + total;
        double lowerBell = NormalDistribution.density(lower) / total;
        double upperBell = NormalDistribution.density(upper) / total;
        numerator = lowerBell;
        numeratorSlope = -lowerBell * lower / total;
        denominator = upperBell + NormalDistribution.cumulative(upper);
        denominatorSlope = -upperBell * lower / total;
    }

    private void addDividends(double yield, int k, double elapsed, double weight, double lower, double spread) {
        double upper = lower + spread;
        double growth = yield * elapsed;
        double bell = NormalDistribution.DENSITY_AT_ZERO * Math.exp(growth - 0.5 * upper * upper);
        double tail = bell * SQRT_HALF_PI * ErrorFunction.erfcx(Math.abs(upper) * SQRT_HALF);
        double held = upper > 0 ? Math.exp(growth) - tail : tail;
        denominator += yield * weight * (held * spread + bell);
        denominatorKernel[k] = -yield * weight * bell * lower / spread;
    }
}
