package io.dealerflow.quant.american;

import java.util.ArrayList;
import java.util.List;

/** The kinks from exercise at one time, kept off the grid until they are wide. A workspace for one thread. */
final class Kinks {
    /** In units of the strike: changes of sign by rounding. */
    private static final double NOISE = 1e-12;
    /** In squared node distances: variance at which steps follow a kink. */
    private static final double RESOLVED = 8;
    /** In squared widths of the grid: at which differences of nodes do too, on grids of either number of nodes alike. */
    private static final double WIDE = 1e-3;

    private final Nodes nodes;
    private final List<Kink> kinks = new ArrayList<>();
    private double began;

    Kinks(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Those of the positive part of a gain in place of any others. */
    void find(double[] gain, double time, double strike) {
        kinks.clear();
        began = time;
        for (int i = 1; i < gain.length - 2; i++) {
            boolean changes = (gain[i] > 0) != (gain[i + 1] > 0);
            if (changes && Math.abs(gain[i + 1] - gain[i]) > NOISE * strike) {
                kinks.add(Kink.between(gain, i, nodes.at(i), nodes.distance()));
            }
        }
    }

    void clear() {
        kinks.clear();
    }

    boolean isEmpty() {
        return kinks.isEmpty();
    }

    /** @param toToday whether differences are taken of what the grid then has */
    boolean areWide(double time, boolean toToday) {
        double enough = toToday ? WIDE * nodes.width() * nodes.width() : RESOLVED * nodes.distance() * nodes.distance();
        return nodes.variance(began - time) > enough;
    }

    double value(int node, double time) {
        double at = nodes.at(node);
        double variance = nodes.variance(began - time);
        double sum = 0;
        for (int k = 0; k < kinks.size(); k++) {
            sum += kinks.get(k).value(at, variance);
        }
        return sum;
    }

    /** Derivative at today's spot, today. */
    double firstDerivative() {
        double variance = nodes.variance(began);
        return kinks.stream()
                .mapToDouble(kink -> kink.firstDerivative(0, variance))
                .sum();
    }

    /** Second derivative at today's spot, today. */
    double secondDerivative() {
        double variance = nodes.variance(began);
        return kinks.stream()
                .mapToDouble(kink -> kink.secondDerivative(0, variance))
                .sum();
    }
}
