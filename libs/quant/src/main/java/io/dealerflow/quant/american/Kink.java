package io.dealerflow.quant.american;

import io.dealerflow.quant.pricing.NormalDistribution;

/**
 * A kink in values that diffuse: zero up to a place, above it {@code a (1 - e^(-x/2)) + b (1 - e^(-x)) + c (1 - e^(-3x/2))} at
 * a distance {@code x}, which has any first three derivatives and levels off. Under the heat equation it stays a formula
 * (E. Reiner and M. Rubinstein's for the exponential of a normal variable cut off below), so that no grid need follow it
 * while it is narrower than the distance of nodes.
 *
 * @param place where it begins
 * @param first weight of {@code e^(-x/2)} in the slope
 * @param second weight of {@code e^(-x)} in it
 * @param third weight of {@code e^(-3x/2)} in it
 */
record Kink(double place, double first, double second, double third) {
    private static final double DECAY = 0.5;
    /** Deviations beyond which diffusion is negligible. */
    private static final double FAR = 9;

    private static final int NEWTON_STEPS = 4;

    /**
     * The kink of a function's positive part where the function changes sign.
     *
     * @param values at even nodes; the sign changes between {@code node} and the next
     * @param at place of the node, which has one before it, and two after the next
     * @param distance of nodes
     */
    static Kink between(double[] values, int node, double at, double distance) {
        double before = values[node - 1];
        double low = values[node];
        double high = values[node + 1];
        double linear = high - before / 3 - low / 2 - values[node + 2] / 6;
        double square = (before - 2 * low + high) / 2;
        double cube = (values[node + 2] - before + 3 * (low - high)) / 6;
        double share = low / (low - high);
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double value = low + share * (linear + share * (square + share * cube));
            double slope = linear + share * (2 * square + 3 * share * cube);
            double next = share - value / slope;
            share = next >= 0 && next <= 1 ? next : share;
        }
        double up = Math.signum(high - low) / distance;
        double slope = up * (linear + share * (2 * square + 3 * share * cube));
        double bend = up * (2 * square + 6 * share * cube) / distance;
        return of(at + share * distance, slope, bend, up * 6 * cube / (distance * distance));
    }

    /** That with the given derivatives just above its place. */
    static Kink of(double place, double slope, double bend, double twist) {
        double u = -bend / DECAY;
        double w = twist / (DECAY * DECAY);
        return new Kink(place, 3 * slope - 2.5 * u + 0.5 * w, 4 * u - 3 * slope - w, slope - 1.5 * u + 0.5 * w);
    }

    /** Value after diffusion by a variance, 0 for none. */
    double value(double at, double variance) {
        double x = at - place;
        if (x * x >= FAR * FAR * variance) {
            return x > 0 ? valueFarAbove(x, variance) : 0;
        }
        double risen = probability(x, variance);
        return (first * (risen - decayed(1, x, variance))
                        + second / 2 * (risen - decayed(2, x, variance))
                        + third / 3 * (risen - decayed(3, x, variance)))
                / DECAY;
    }

    /** The same, at the cost of two exponentials. */
    private double valueFarAbove(double x, double variance) {
        double decay = Math.exp(-DECAY * x);
        double growth = Math.exp(0.5 * DECAY * DECAY * variance);
        double twice = growth * growth;
        double four = twice * twice;
        return (first * (1 - decay * growth)
                        + second / 2 * (1 - decay * decay * four)
                        + third / 3 * (1 - decay * decay * decay * four * four * growth))
                / DECAY;
    }

    /** First derivative of the value, after some diffusion. */
    double firstDerivative(double at, double variance) {
        double x = at - place;
        return first * decayed(1, x, variance) + second * decayed(2, x, variance) + third * decayed(3, x, variance);
    }

    /** Second derivative of the value, after some diffusion. */
    double secondDerivative(double at, double variance) {
        double x = at - place;
        double root = Math.sqrt(variance);
        double fall = first * decayed(1, x, variance)
                + 2 * second * decayed(2, x, variance)
                + 3 * third * decayed(3, x, variance);
        return (first + second + third) * NormalDistribution.density(x / root) / root - DECAY * fall;
    }

    /** The exponential above 0, nothing below, after diffusion. */
    private static double decayed(int times, double x, double variance) {
        double decay = times * DECAY;
        double shifted = x - decay * variance;
        double probability = probability(shifted, variance);
        return probability == 0 ? 0 : Math.exp(-decay * (x + shifted) / 2) * probability;
    }

    private static double probability(double x, double variance) {
        if (x * x >= FAR * FAR * variance) {
            return x > 0 ? 1 : 0;
        }
        return NormalDistribution.cumulative(x / Math.sqrt(variance));
    }
}
