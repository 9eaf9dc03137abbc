package io.dealerflow.quant.profile;

import io.dealerflow.quant.profile.GexCurve.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Net gamma exposure of a book re-priced across spots, and every spot at which it changes sign.
 *
 * <p>A grid centred on spot, ±20 % in steps of 0.5 %, is refined where a crossing lies or where the error of the cubic
 * through two neighbours could hide one.
 */
public final class GammaProfile {
    /** Half the width of the searched range, fraction of spot. */
    public static final double RANGE = 0.20;

    private static final int STEPS_PER_SIDE = 40;
    private static final int DEEPEST = 5;
    /** Exposure below this share of the grid's largest is rounding. */
    private static final double NOISE = 1e-12;

    private final GexCurve curve;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Double> crossings = new ArrayList<>();
    private double noise;

    private GammaProfile(GexCurve curve) {
        this.curve = curve;
    }

    /** One point of the profile. */
    public record Point(double spot, double netGex) {}

    /** Searches around {@code spot}, finite and {@code > 0}. */
    public static GammaProfile around(GexCurve curve, double spot) {
        GammaProfile profile = new GammaProfile(curve);
        profile.search(spot);
        return profile;
    }

    /** Grid and refinements, ascending by spot; the current spot is one of them, evaluated exactly. */
    public List<Point> points() {
        return nodes.stream().map(node -> new Point(node.spot(), node.gex())).toList();
    }

    /** All sign changes, ascending, each within 1e-9 of its place relative to spot. */
    public List<Double> crossings() {
        return List.copyOf(crossings);
    }

    private void search(double spot) {
        List<Node> grid = new ArrayList<>(2 * STEPS_PER_SIDE + 1);
        for (int step = -STEPS_PER_SIDE; step <= STEPS_PER_SIDE; step++) {
            Node node = curve.node(spot * (1 + RANGE * step / STEPS_PER_SIDE));
            grid.add(node);
            noise = Math.max(noise, NOISE * Math.abs(node.gex()));
        }
        nodes.add(grid.getFirst());
        for (int i = 1; i < grid.size(); i++) {
            refine(grid.get(i - 1), grid.get(i), DEEPEST);
            nodes.add(grid.get(i));
        }
        findCrossings();
    }

    /** Adds the nodes wanted strictly between two neighbours. */
    private void refine(Node left, Node right, int depth) {
        if (depth == 0 || (isNoise(left) && isNoise(right))) {
            return;
        }
        double width = right.spot() - left.spot();
        Node middle = curve.node(left.spot() + 0.5 * width);
        double cubic = 0.5 * (left.gex() + right.gex()) + 0.125 * width * (left.slope() - right.slope());
        double error = Math.abs(middle.gex() - cubic);
        if (isSettled(left, middle, error) && isSettled(middle, right, error)) {
            return;
        }
        refine(left, middle, depth - 1);
        nodes.add(middle);
        refine(middle, right, depth - 1);
    }

    /** Whether no crossing can hide between two nodes, other than the single one that their signs show. */
    private static boolean isSettled(Node left, Node right, double error) {
        boolean monotonic = left.slope() * right.slope() > 0;
        if (left.gex() * right.gex() < 0) {
            return monotonic && error < 0.01 * Math.abs(right.gex() - left.gex());
        }
        double nearest = Math.min(Math.abs(left.gex()), Math.abs(right.gex()));
        double swing = 0.25 * (right.spot() - left.spot()) * Math.abs(left.slope() - right.slope());
        return nearest > 4 * error + (monotonic ? 0 : swing);
    }

    private boolean isNoise(Node node) {
        return Math.abs(node.gex()) <= noise;
    }

    private void findCrossings() {
        Node last = null;
        for (Node node : nodes) {
            if (isNoise(node)) {
                continue;
            }
            if (last != null && last.gex() * node.gex() < 0) {
                crossings.add(RootSolver.between(curve, last, node));
            }
            last = node;
        }
    }
}
