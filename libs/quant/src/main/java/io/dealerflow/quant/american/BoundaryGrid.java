package io.dealerflow.quant.american;

import java.util.Arrays;

/**
 * Nodes and quadrature points, the same for all options.
 *
 * <p>The boundary is kept at {@code x(i) = (1 + cos(i pi / n)) / 2}, {@code x} the root of time to expiry over its
 * maximum. An integral over {@code u} from 0 to {@code tau} is taken with {@code u = tau cos^2 a}: roots of {@code u} and
 * of {@code tau - u}, in which the integrands are smooth, are both smooth in the angle {@code a}, so that a dozen
 * Gauss–Legendre points do where the paper's substitution in the root of {@code tau - u} alone, smooth at one end, needs
 * several times more. As {@code sqrt(u / tau) = cos a} is the same for every option, so are the interpolation weights.
 *
 * <p>The premium's integrand falls off within a small angle where the spot is just above the boundary: its points are
 * those of the root of the angle, closer together there, which halves their number.
 */
final class BoundaryGrid {
    final int nodes;
    final int points;
    /** Root of time at each node over its maximum, from 1 downwards; zero itself is left out. */
    final double[] rootTime;
    /** {@code sqrt((tau - u) / tau)} and its inverse at each point. */
    final double[] sine;

    final double[] inverseSine;
    /** {@code u / tau} at each point. */
    final double[] elapsed;
    /** Weight of {@code f(u) du / sqrt(tau (tau - u))}, at each point. */
    final double[] rootWeight;

    private final double[] cosine;
    /** Weights of the node values in those at the points: a row for each node, the points of one integral after another. */
    private final double[][] byNode;
    /** The same weights for sums the other way: a row for each integral, the nodes of one point after another. */
    private final double[][] byPoint;

    /** Integrals from every node. */
    static BoundaryGrid ofNodes(int nodes, int points) {
        return new BoundaryGrid(nodes, points, nodes, false);
    }

    /** Integrals from the longest time only. */
    static BoundaryGrid ofExpiry(int nodes, int points) {
        return new BoundaryGrid(nodes, points, 1, true);
    }

    private BoundaryGrid(int nodes, int points, int integrals, boolean rootOfAngle) {
        this.nodes = nodes;
        this.points = points;
        rootTime = new double[nodes];
        sine = new double[points];
        inverseSine = new double[points];
        cosine = new double[points];
        elapsed = new double[points];
        rootWeight = new double[points];
        byNode = new double[nodes][integrals * points];
        byPoint = new double[integrals][points * nodes];
        for (int i = 0; i < nodes; i++) {
            rootTime[i] = node(i);
        }
        fillPoints(rootOfAngle);
        for (int i = 0; i < integrals; i++) {
            fillInterpolation(i);
        }
    }

    private void fillInterpolation(int integral) {
        for (int k = 0; k < points; k++) {
            int column = integral * points + k;
            fillWeights(byNode, column, rootTime[integral] * cosine[k]);
            for (int j = 0; j < nodes; j++) {
                byPoint[integral][k * nodes + j] = byNode[j][column];
            }
        }
    }

    private void fillPoints(boolean rootOfAngle) {
        GaussLegendre rule = new GaussLegendre(points);
        for (int k = 0; k < points; k++) {
            double share = 0.5 * (1 + rule.point(k));
            double angle = 0.5 * Math.PI * (rootOfAngle ? share * share : share);
            double stretch = rootOfAngle ? 2 * share : 1;
            sine[k] = Math.sin(angle);
            inverseSine[k] = 1 / sine[k];
            cosine[k] = Math.cos(angle);
            elapsed[k] = cosine[k] * cosine[k];
            rootWeight[k] = 0.5 * Math.PI * stretch * cosine[k] * rule.weight(k);
        }
    }

    private double node(int index) {
        return 0.5 * (1 + Math.cos(index * Math.PI / nodes));
    }

    /** Weights of the node values in those at the nodes of another grid: by these nodes, then its. */
    double[][] interpolationTo(BoundaryGrid other) {
        double[][] weights = new double[nodes][other.nodes];
        for (int i = 0; i < other.nodes; i++) {
            fillWeights(weights, i, other.rootTime[i]);
        }
        return weights;
    }

    /** Fills in {@code ln(B(u) / B(0))} at the points of all integrals, from the squares at the nodes. */
    void depths(double[] squaredDepth, double[] depth) {
        depths(byNode, squaredDepth, depth);
    }

    /** As many depths as there are weights of each node; node by node, as the compiler makes vectors of such loops. */
    static void depths(double[][] weights, double[] squaredDepth, double[] depth) {
        Arrays.fill(depth, 0);
        int count = weights[0].length;
        for (int j = 0; j < weights.length; j++) {
            double[] weight = weights[j];
            double square = squaredDepth[j];
            for (int k = 0; k < count; k++) {
                depth[k] += weight[k] * square;
            }
        }
        for (int k = 0; k < count; k++) {
            depth[k] = -Math.sqrt(Math.max(depth[k], 0));
        }
    }

    /** Adds to the row of nodes the weights of each point times its share. */
    void addWeighted(int integral, double[] share, double[] row) {
        double[] weights = byPoint[integral];
        int k = 0;
        for (; k < points - 3; k += 4) {
            int first = k * nodes;
            double a = share[k];
            double b = share[k + 1];
            double c = share[k + 2];
            double d = share[k + 3];
            for (int j = 0; j < row.length; j++) {
                row[j] += a * weights[first + j]
                        + b * weights[first + nodes + j]
                        + (c * weights[first + 2 * nodes + j] + d * weights[first + 3 * nodes + j]);
            }
        }
        for (; k < points; k++) {
            for (int j = 0; j < row.length; j++) {
                row[j] += share[k] * weights[k * nodes + j];
            }
        }
    }

    /** Barycentric weights of one column (J.-P. Berrut and L. N. Trefethen, 2004); the value at time zero is zero. */
    private void fillWeights(double[][] weights, int column, double x) {
        double sum = 0;
        for (int j = 0; j <= nodes; j++) {
            double distance = x - node(j);
            if (distance == 0) {
                for (int n = 0; n < nodes; n++) {
                    weights[n][column] = n == j ? 1 : 0;
                }
                return;
            }
            double end = j == 0 || j == nodes ? 0.5 : 1;
            double weight = ((j & 1) == 0 ? end : -end) / distance;
            sum += weight;
            if (j < nodes) {
                weights[j][column] = weight;
            }
        }
        for (int j = 0; j < nodes; j++) {
            weights[j][column] /= sum;
        }
    }
}
