package io.dealerflow.quant.american;

import java.util.Arrays;

/**
 * Everything about nodes and quadrature points that no option changes.
 *
 * <p>The boundary is kept at {@code x(i) = (1 + cos(i pi / n)) / 2}, {@code x} the root of time to expiry over its
 * maximum. An integral over {@code u} from 0 to {@code tau} is taken with {@code u = tau cos^2 a}: roots of {@code u} and
 * of {@code tau - u}, in which the integrands are smooth, are both smooth in the angle {@code a}, so that a dozen
 * Gauss–Legendre points do where the paper's substitution in the root of {@code tau - u} alone, smooth at one end, needs
 * several times more. As {@code sqrt(u / tau) = cos a} is the same for every option, so are the interpolation weights.
 */
final class BoundaryGrid {
    final int nodes;
    final int points;
    /** Root of time at each node over its maximum, from 1 downwards; zero itself is left out. */
    final double[] rootTime;
    /** {@code sqrt((tau - u) / tau)} and {@code sqrt(u / tau)} at each point. */
    final double[] sine;

    final double[] cosine;
    /** Weight of {@code f(u) du / sqrt(tau (tau - u))}, at each point. */
    final double[] rootWeight;

    private final double[][] interpolation;

    /** Integrals from every node. */
    static BoundaryGrid ofNodes(int nodes, int points) {
        return new BoundaryGrid(nodes, points, nodes);
    }

    /** Integrals from the longest time only. */
    static BoundaryGrid ofExpiry(int nodes, int points) {
        return new BoundaryGrid(nodes, points, 1);
    }

    private BoundaryGrid(int nodes, int points, int integrals) {
        this.nodes = nodes;
        this.points = points;
        rootTime = new double[nodes];
        sine = new double[points];
        cosine = new double[points];
        rootWeight = new double[points];
        interpolation = new double[integrals][nodes * points];
        for (int i = 0; i < nodes; i++) {
            rootTime[i] = node(i);
        }
        GaussLegendre rule = new GaussLegendre(points);
        for (int k = 0; k < points; k++) {
            double angle = 0.25 * Math.PI * (1 + rule.point(k));
            sine[k] = Math.sin(angle);
            cosine[k] = Math.cos(angle);
            rootWeight[k] = 0.5 * Math.PI * cosine[k] * rule.weight(k);
            for (int i = 0; i < integrals; i++) {
                fillRow(interpolation[i], k * nodes, rootTime[i] * cosine[k]);
            }
        }
    }

    private double node(int index) {
        return 0.5 * (1 + Math.cos(index * Math.PI / nodes));
    }

    /** Weights of the node values in the value at every point of an integral: points by nodes, in rows. */
    double[] interpolation(int integral) {
        return interpolation[integral];
    }

    /** {@code ln(B(u) / B(0))} at a point of an integral, from the squares at the nodes. */
    double depth(int integral, int point, double[] squaredDepth) {
        double[] weights = interpolation[integral];
        int offset = point * nodes;
        double sum = 0;
        for (int j = 0; j < nodes; j++) {
            sum += weights[offset + j] * squaredDepth[j];
        }
        return -Math.sqrt(Math.max(sum, 0));
    }

    /** Barycentric weights (J.-P. Berrut and L. N. Trefethen, 2004); the value at time zero is zero. */
    private void fillRow(double[] rows, int offset, double x) {
        double sum = 0;
        for (int j = 0; j <= nodes; j++) {
            double distance = x - node(j);
            if (distance == 0) {
                Arrays.fill(rows, offset, offset + nodes, 0);
                rows[offset + j] = 1;
                return;
            }
            double end = j == 0 || j == nodes ? 0.5 : 1;
            double weight = ((j & 1) == 0 ? end : -end) / distance;
            sum += weight;
            if (j < nodes) {
                rows[offset + j] = weight;
            }
        }
        for (int j = 0; j < nodes; j++) {
            rows[offset + j] /= sum;
        }
    }
}
