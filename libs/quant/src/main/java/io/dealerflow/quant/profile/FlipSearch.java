package io.dealerflow.quant.profile;

import io.dealerflow.quant.profile.GexCurve.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds the spots at which a curve changes sign, by halving the steps of a grid until none can contain a missed crossing, nearest to
 * spot first. The number of nodes is limited; its reach is the distance from spot within which every step is settled.
 *
 * <p>Over {@code u = ln S} the cubic through the values and slopes at both ends of a step is nowhere farther from
 * {@code f = gex / S} than {@code width^4 / 384 · max |f''''|}, and its slope no farther from that of f than
 * {@code width^3 √3 / 216 · max |f''''|} (G. Birkhoff, A. Priver, 1967). The cubic lies within its control points, its slope
 * within their differences. So a step is settled when all four points are on one side of zero by more than the error (f has no
 * crossing), or rise or fall from each to the next by more than it (f has one where the signs at the ends differ, else none).
 *
 * <p>So within reach every crossing is found, but for pairs closer than the least step and for values so small that their sign is
 * rounding. That much is certain as far as {@link Roughness} is a bound: under sticky strike. Under sticky moneyness it is an
 * estimate, and so is the error.
 */
final class FlipSearch {
    private static final int STEPS_PER_SIDE = 80;
    /** Halvings of a step, down to 3e-6 of spot: crossings closer than that may be missed, as a pair. */
    private static final int MOST_HALVINGS = 10;
    /** Those that every search may take: the grid, and the two steps beside spot halved all the way. */
    private static final int NODES = 2250;
    /** Contracts times nodes that a search may take: more nodes in a small book. Solving for what was found comes on top. */
    private static final int EVALUATIONS = 4_000_000;
    /** The smaller reciprocal of 384 and of 648 / √3, which turns the error of a slope into one of a difference. */
    private static final double ERROR = 1 / 374.0;
    /** Share of the sum of all bells that is rounding. */
    private static final double NOISE = 1e-13;

    private final GexCurve curve;
    private final double spot;
    private final Roughness roughness;
    private final double noise;
    private double reach = Double.POSITIVE_INFINITY;

    private FlipSearch(GexCurve curve, double spot) {
        this.curve = curve;
        this.spot = spot;
        roughness = Roughness.of(curve, spot);
        noise = NOISE * roughness.peaks();
    }

    /**
     * Result of a search.
     *
     * @param nodes     all that were evaluated, ascending
     * @param crossings the spots within reach at which the curve changes sign, ascending
     * @param reach     distance from spot up to which no crossing is missing; infinite when none is in the whole range
     */
    record Found(List<Node> nodes, List<Double> crossings, double reach) {}

    /**
     * A step that may contain a crossing.
     *
     * @param distance from the spot searched around to the nearer end
     * @param halvings that may follow
     */
    private record Step(Node left, Node right, double distance, int halvings) {}

    /** Searches the range of a profile around {@code spot}, which is one of the nodes. */
    static Found around(GexCurve curve, double spot) {
        FlipSearch search = new FlipSearch(curve, spot);
        List<Node> nodes = search.grid();
        search.refine(nodes);
        nodes.sort(Comparator.comparingDouble(Node::spot));
        return new Found(nodes, search.crossings(nodes), search.reach);
    }

    /** Both sides as ladders from spot, which is on the grid exactly. */
    private List<Node> grid() {
        Node[] below = curve.ladder(spot, Math.log1p(-GammaProfile.RANGE) / STEPS_PER_SIDE, STEPS_PER_SIDE + 1);
        Node[] above = curve.ladder(spot, Math.log1p(GammaProfile.RANGE) / STEPS_PER_SIDE, STEPS_PER_SIDE + 1);
        List<Node> grid = new ArrayList<>(2 * STEPS_PER_SIDE + 1);
        for (int k = STEPS_PER_SIDE; k > 0; k--) {
            grid.add(below[k]);
        }
        grid.addAll(List.of(above));
        return grid;
    }

    /** Adds nodes within the steps that are not settled, up to the limit. */
    private void refine(List<Node> nodes) {
        int mostNodes = Math.max(NODES, EVALUATIONS / Math.max(1, roughness.bells()));
        PriorityQueue<Step> open = new PriorityQueue<>(Comparator.comparingDouble(Step::distance));
        for (int i = 1; i < nodes.size(); i++) {
            addUnlessSettled(open, nodes.get(i - 1), nodes.get(i), MOST_HALVINGS);
        }
        while (!open.isEmpty() && nodes.size() < mostNodes) {
            Step step = open.remove();
            Node middle = curve.node(0.5 * (step.left.spot() + step.right.spot()));
            nodes.add(middle);
            addUnlessSettled(open, step.left, middle, step.halvings - 1);
            addUnlessSettled(open, middle, step.right, step.halvings - 1);
        }
        if (!open.isEmpty()) {
            reach = open.element().distance;
        }
    }

    private void addUnlessSettled(PriorityQueue<Step> open, Node left, Node right, int halvings) {
        if (halvings > 0 && !isSettled(left, right)) {
            open.add(new Step(left, right, distance(left, right), halvings));
        }
    }

    /** Of spot to the nearer of two nodes on one side of it. */
    private double distance(Node left, Node right) {
        return Math.max(left.spot() - spot, spot - right.spot());
    }

    private boolean isSettled(Node left, Node right) {
        double width = Math.log(right.spot() / left.spot());
        double error = ERROR * width * width * width * width * roughness.between(left.spot(), right.spot());
        double a = value(left);
        double b = a + width / 3 * rise(left);
        double d = value(right);
        double c = d - width / 3 * rise(right);
        double least = Math.min(Math.min(a, b), Math.min(c, d));
        double most = Math.max(Math.max(a, b), Math.max(c, d));
        boolean oneSided = least > error || most < -error;
        boolean nothing = Math.max(most, -least) + error <= noise;
        boolean rising = Math.min(Math.min(b - a, c - b), d - c) > error;
        boolean falling = Math.max(Math.max(b - a, c - b), d - c) < -error;
        return oneSided || nothing || rising || falling;
    }

    private static double value(Node node) {
        return node.gex() / node.spot();
    }

    /** Derivative of the value by the logarithm of spot. */
    private static double rise(Node node) {
        return node.slope() - value(node);
    }

    private List<Double> crossings(List<Node> nodes) {
        List<Double> crossings = new ArrayList<>();
        Node last = null;
        for (Node node : nodes) {
            if (Math.abs(value(node)) <= noise) {
                continue;
            }
            if (last != null && last.gex() * node.gex() < 0 && distance(last, node) < reach) {
                crossings.add(RootSolver.between(curve, last, node));
            }
            last = node;
        }
        crossings.removeIf(crossing -> Math.abs(crossing - spot) > reach);
        return crossings;
    }
}
