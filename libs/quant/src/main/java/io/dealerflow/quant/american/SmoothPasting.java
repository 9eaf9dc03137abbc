package io.dealerflow.quant.american;

import io.dealerflow.quant.pricing.NormalDistribution;

/** Numerator and denominator of the boundary equation (system A of Andersen, Lake and Offengenden) at one node, and their derivatives. */
final class SmoothPasting {
    private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

    double numerator;
    double denominator;
    /** Derivatives by {@code ln B(tau)} of the terms outside the integrals. */
    double numeratorSlope;

    double denominatorSlope;
    /** Derivative of each quadrature term by {@code ln B(tau)}, which is minus that by {@code ln B(u)}. */
    final double[] numeratorKernel;

    final double[] denominatorKernel;
    /** {@code ln(B(u) / B(0))} at each quadrature point, one node after another. */
    final double[] depth;

    private final BoundaryGrid grid;
    private double years;
    private double total;
    /** Common factor of all quadrature weights. */
    private double scale;

    SmoothPasting(BoundaryGrid grid) {
        this.grid = grid;
        numeratorKernel = new double[grid.points];
        denominatorKernel = new double[grid.points];
        depth = new double[grid.nodes * grid.points];
    }

    /** Takes the boundary, as the square of {@code ln(B / B(0))} at every node, that will be evaluated at each. */
    void begin(double[] squaredDepth) {
        grid.depths(squaredDepth, depth);
    }

    /**
     * Evaluates at a node.
     *
     * @param here {@code ln(B(tau) / B(0))}
     */
    void evaluate(PutTerms terms, double logAtExpiry, double here, int node) {
        double root = grid.rootTime[node];
        years = terms.years() * root * root;
        total = terms.volatility() * Math.sqrt(terms.years()) * root;
        scale = years / total * NormalDistribution.DENSITY_AT_ZERO;
        outside(logAtExpiry + here + terms.carry() * years);
        integrate(node * grid.points, terms.rate(), terms.yield(), here + terms.carry() * years);
    }

    private void integrate(int first, double rate, double yield, double drift) {
        double inverse = 1 / total;
        for (int k = 0; k < grid.points; k++) {
            double elapsed = years * grid.elapsed[k];
            double spread = total * grid.sine[k];
            double inverseSpread = inverse * grid.inverseSine[k];
            double lower = (drift - depth[first + k] - (rate - yield) * elapsed) * inverseSpread - 0.5 * spread;
            double slope = -lower * inverseSpread;
            double weight = scale * grid.rootWeight[k];
            double interest = rate * weight * Math.exp(rate * elapsed - 0.5 * lower * lower);
            numerator += interest;
            numeratorKernel[k] = slope * interest;
            denominatorKernel[k] =
                    yield == 0 ? 0 : slope * addDividends(yield * weight, yield * elapsed, lower + spread, spread);
        }
    }

    /** Adds shares held and their density to the denominator; answers the density. */
    private double addDividends(double weight, double growth, double upper, double spread) {
        double bell = weight * Math.exp(growth - 0.5 * upper * upper);
        double tail = bell * MillsRatio.at(Math.abs(upper));
        double held = upper > 0 ? SQRT_TWO_PI * weight * Math.exp(growth) - tail : tail;
        denominator += held * spread + bell;
        return bell;
    }

    /** The terms that are not integrals. */
    private void outside(double logForward) {
        double lower = logForward / total - 0.5 * total;
        double upper = lower + total;
        double lowerBell = NormalDistribution.density(lower) / total;
        double upperDensity = NormalDistribution.density(upper);
        double tail = upperDensity * MillsRatio.at(Math.abs(upper));
        numerator = lowerBell;
        numeratorSlope = -lowerBell * lower / total;
        denominator = upperDensity / total + (upper > 0 ? 1 - tail : tail);
        denominatorSlope = -upperDensity * lower / (total * total);
    }
}
