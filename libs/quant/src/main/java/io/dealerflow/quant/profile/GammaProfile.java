package io.dealerflow.quant.profile;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.chain.BookQuality;
import io.dealerflow.quant.chain.DropReason;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Net gamma exposure of a book re-priced across spots, and the spots at which it changes sign.
 *
 * <p>A grid of 161 levels centred on spot, ±20 % in even steps of its logarithm (below 0.3 % of spot), is refined from spot
 * outward wherever two levels may have an undetected crossing between them ({@link FlipSearch}). A book whose exposure oscillates, or
 * stays near zero, may exhaust the limit of the search, for example hundreds of strikes minutes before they settle. Then
 * it ends {@link #reach()} from spot, never nearer than 0.2 % of it.
 */
public final class GammaProfile {
    /** Half the width of the range of a profile, fraction of spot. */
    public static final double RANGE = 0.20;

    private final double spot;
    private final List<Point> points;
    private final List<Double> crossings;
    private final double reach;
    private final GammaFlip.@Nullable Reason unsearched;

    private GammaProfile(double spot, List<Point> points, List<Double> crossings, double reach) {
        this(spot, points, crossings, reach, null);
    }

    private GammaProfile(
            double spot,
            List<Point> points,
            List<Double> crossings,
            double reach,
            GammaFlip.@Nullable Reason unsearched) {
        this.spot = spot;
        this.points = List.copyOf(points);
        this.crossings = List.copyOf(crossings);
        this.reach = reach;
        this.unsearched = unsearched;
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
        return new GammaProfile(spot, points, found.crossings(), Math.min(found.reach(), RANGE * spot));
    }

    /**
     * The profile of a book around its spot, under its convention's dynamics; without points under vendor gammas, and zero
     * throughout for a book without a used contract.
     */
    public static GammaProfile of(PreparedBook prepared) {
        double spot = prepared.book().spot();
        if (prepared.convention().gamma() == GammaSource.VENDOR) {
            return new GammaProfile(spot, List.of(), List.of(), 0);
        }
        GammaProfile profile = around(GexCurve.of(prepared), spot);
        return prepared.positions().size() > 0
                ? profile
                : new GammaProfile(spot, profile.points, List.of(), 0, whyEmpty(prepared.quality()));
    }

    private static GammaFlip.Reason whyEmpty(BookQuality quality) {
        boolean allZero = quality.dropped(DropReason.ZERO_OPEN_INTEREST) > 0 && quality.dropped(DropReason.NO_IV) == 0;
        return allZero ? GammaFlip.Reason.NO_OPEN_INTEREST : GammaFlip.Reason.NO_CONTRACTS_USED;
    }

    /** The crossing nearest to the spot searched around, or why there is none. */
    public GammaFlip flip() {
        if (unsearched != null) {
            return GammaFlip.ofEmptyBook(unsearched, spot);
        }
        return points.isEmpty() ? GammaFlip.unknownUnderVendorGamma(spot) : GammaFlip.among(crossings, spot, reach);
    }

    /** Grid and refinements, ascending by spot; the current spot is one of them, evaluated exactly. */
    public List<Point> points() {
        return points;
    }

    /** Distance from spot up to which crossings were searched for, units of spot: all of ±20 % of spot for ordinary books. */
    public double reach() {
        return reach;
    }

    /**
     * The sign changes within {@link #reach()}, ascending, each within 1e-9 of its place relative to spot. Two closer to each other
     * than 3e-6 of spot may be missing; exposure below 1e-13 of the sum of all contracts' peaks is rounding and has no sign. Under
     * sticky strike no other is missing. Under sticky moneyness how far the curve can bend is estimated, not bounded, so that
     * another may be, where volatilities change much within the width of a contract's gamma.
     */
    public List<Double> crossings() {
        return crossings;
    }
}
