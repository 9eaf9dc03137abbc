package io.dealerflow.quant.profile;

import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.profile.GexCurve.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Net gamma exposure of a book re-priced across spots, and every spot at which it changes sign.
 *
 * <p>A grid of 161 levels centred on spot, ±20 % in even steps of its logarithm (below 0.3 % of
 * spot), is refined where a crossing lies or where the error of the
 * cubic through every other level, as seen at the level between, could hide one.
 */
public final class GammaProfile {
    /** Half the width of the searched range, fraction of spot. */
    public static final double RANGE = 0.20;

    private static final int STEPS_PER_SIDE = 80;
    private static final int DEEPEST = 4;
    /** Exposure below this share of the grid's largest is rounding. */
    private static final double NOISE = 1e-12;

    private final GexCurve curve;
    private final double spot;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Double> crossings = new ArrayList<>();
    private double noise;

    private GammaProfile(GexCurve curve, double spot) {
        this.curve = curve;
        this.spot = spot;
    }

    /** One point of the profile. */
    public record Point(double spot, double netGex) {}

    /** Searches around {@code spot}, finite and {@code > 0}. */
    public static GammaProfile around(GexCurve curve, double spot) {
        GammaProfile profile = new GammaProfile(curve, spot);
        profile.search();
        return profile;
    }

    /** The profile of a book around its spot, under its convention's dynamics; without points under vendor gammas. */
    public static GammaProfile of(PreparedBook prepared) {
        double spot = prepared.book().spot();
        return prepared.convention().gamma() == GammaSource.VENDOR
                ? new GammaProfile(GammaProfile::refuse, spot)
                : around(GexCurve.of(prepared), spot);
    }

    /** The crossing nearest to the spot searched around, or why there is none. */
    public GammaFlip flip() {
        return nodes.isEmpty() ? GammaFlip.unknownUnderVendorGamma(spot) : GammaFlip.among(crossings, spot);
    }

    /** Grid and refinements, ascending by spot; the current spot is one of them, evaluated exactly. */
    public List<Point> points() {
        return nodes.stream().map(node -> new Point(node.spot(), node.gex())).toList();
    }

    /** All sign changes, ascending, each within 1e-9 of its place relative to spot. */
    public List<Double> crossings() {
        return List.copyOf(crossings);
    }

    private static Node refuse(double spot) {
        throw new IllegalStateException("the vendor's gammas hold at the current spot only, not at " + spot);
    }

    private void search() {
        Node[] grid = grid();
        for (Node node : grid) {
            noise = Math.max(noise, NOISE * Math.abs(node.gex()));
        }
        nodes.add(grid[0]);
        for (int i = 2; i < grid.length; i += 2) {
            refine(grid[i - 2], grid[i - 1], grid[i], DEEPEST);
            nodes.add(grid[i]);
        }
        findCrossings();
    }

    /** Both sides as ladders from spot, which is on the grid exactly. */
    private Node[] grid() {
        Node[] below = curve.ladder(spot, Math.log1p(-RANGE) / STEPS_PER_SIDE, STEPS_PER_SIDE + 1);
        Node[] above = curve.ladder(spot, Math.log1p(RANGE) / STEPS_PER_SIDE, STEPS_PER_SIDE + 1);
        Node[] grid = new Node[2 * STEPS_PER_SIDE + 1];
        for (int k = 0; k <= STEPS_PER_SIDE; k++) {
            grid[STEPS_PER_SIDE - k] = below[k];
            grid[STEPS_PER_SIDE + k] = above[k];
        }
        return grid;
    }

    /** Adds the nodes strictly between two neighbours: the one halfway, and as many more as it takes. */
    private void refine(Node left, Node middle, Node right, int depth) {
        if (depth == 0 || (isNoise(left) && isNoise(right)) || isSettled(left, middle, right)) {
            nodes.add(middle);
            return;
        }
        refine(left, halfway(left, middle), middle, depth - 1);
        nodes.add(middle);
        refine(middle, halfway(middle, right), right, depth - 1);
    }

    private Node halfway(Node left, Node right) {
        return curve.node(0.5 * (left.spot() + right.spot()));
    }

    private static boolean isSettled(Node left, Node middle, Node right) {
        double width = right.spot() - left.spot();
        double cubic = 0.5 * (left.gex() + right.gex()) + 0.125 * width * (left.slope() - right.slope());
        double error = Math.abs(middle.gex() - cubic);
        return isSettled(left, middle, error) && isSettled(middle, right, error);
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
