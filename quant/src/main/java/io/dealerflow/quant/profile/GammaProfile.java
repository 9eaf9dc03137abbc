package io.dealerflow.quant.profile;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import java.util.List;

/**
 * Net gamma exposure of a book re-priced across spots, and every spot at which it changes sign.
 *
 * <p>A grid of 161 levels centred on spot, ±20 % in even steps of its logarithm (below 0.3 % of spot), is refined wherever a
 * crossing could hide between two levels, as {@link FlipSearch} can tell.
 */
public final class GammaProfile {
    /** Half the width of the searched range, fraction of spot. */
    public static final double RANGE = 0.20;

    private final double spot;
    private final List<Point> points;
    private final List<Double> crossings;

    private GammaProfile(double spot, List<Point> points, List<Double> crossings) {
        this.spot = spot;
        this.points = List.copyOf(points);
        this.crossings = List.copyOf(crossings);
    }

    /**
     * One point of the profile.
     *
     * @param spot   level of the underlying
     * @param netGex net exposure there, dollars per 1 % move
     */
    public record Point(double spot, double netGex) {}

    /** Searches around {@code spot}, finite and {@code > 0}. */
    public static GammaProfile around(GexCurve curve, double spot) {
        FlipSearch.Found found = FlipSearch.around(curve, Require.positive(spot, "spot"));
        List<Point> points = found.nodes().stream()
                .map(node -> new Point(node.spot(), node.gex()))
                .toList();
        return new GammaProfile(spot, points, found.crossings());
    }

    /** The profile of a book around its spot, under its convention's dynamics; without points under vendor gammas. */
    public static GammaProfile of(PreparedBook prepared) {
        double spot = prepared.book().spot();
        return prepared.convention().gamma() == GammaSource.VENDOR
                ? new GammaProfile(spot, List.of(), List.of())
                : around(GexCurve.of(prepared), spot);
    }

    /** The crossing nearest to the spot searched around, or why there is none. */
    public GammaFlip flip() {
        return points.isEmpty() ? GammaFlip.unknownUnderVendorGamma(spot) : GammaFlip.among(crossings, spot);
    }

    /** Grid and refinements, ascending by spot; the current spot is one of them, evaluated exactly. */
    public List<Point> points() {
        return points;
    }

    /**
     * All sign changes, ascending, each within 1e-9 of its place relative to spot; two closer to each other than 3e-6 of spot may
     * be missing.
     */
    public List<Double> crossings() {
        return crossings;
    }
}
