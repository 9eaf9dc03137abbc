package io.dealerflow.quant.profile;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the book's net gamma exposure changes sign.
 *
 * @param nearest the crossing nearest to spot; null when there is none
 * @param reason  why there is none; null when there is one
 * @param all     every crossing from {@code low} to {@code high} as found by {@link GammaProfile#crossings()}, ascending
 * @param low     lower end of the range searched for crossings: 20 % below spot, or nearer when the search was cut short
 * @param high    upper end of it
 * @param spot    the book's
 */
public record GammaFlip(
        @Nullable Double nearest, @Nullable Reason reason, List<Double> all, double low, double high, double spot) {
    /** Why a book has no flip. */
    public enum Reason {
        /** Net exposure keeps its sign, or is nil, over the whole range. */
        NO_SIGN_CHANGE,
        /** It does so from {@code low} to {@code high}; beyond, the search is too expensive. */
        SEARCH_CUT_SHORT,
        /** The vendor's gammas hold at the current spot only. */
        VENDOR_GAMMA,
        /** No live contract has open interest: it is not published yet. */
        NO_OPEN_INTEREST,
        /** No contract is used for another reason, such as expiry or missing volatilities. */
        NO_CONTRACTS_USED
    }

    /** Throws {@link IllegalArgumentException} unless there is either a value or a reason. */
    public GammaFlip {
        all = List.copyOf(all);
        if ((nearest == null) == (reason == null)) {
            throw new IllegalArgumentException("a flip has either a value or a reason");
        }
    }

    /**
     * The flip among crossings found around {@code spot}.
     *
     * @param reach distance from spot up to which none is missing
     */
    static GammaFlip among(List<Double> crossings, double spot, double reach) {
        Double nearest = nearest(crossings, spot);
        Reason none = reach < GammaProfile.RANGE * spot ? Reason.SEARCH_CUT_SHORT : Reason.NO_SIGN_CHANGE;
        return new GammaFlip(nearest, nearest == null ? none : null, crossings, spot - reach, spot + reach, spot);
    }

    /** The crossing nearest to {@code spot}, the first of two equally near; null without any. */
    public static @Nullable Double nearest(List<Double> crossings, double spot) {
        return crossings.stream()
                .min(Comparator.comparingDouble(crossing -> Math.abs(crossing - spot)))
                .orElse(null);
    }

    /** The result when gammas cannot be re-priced: nothing was searched. */
    static GammaFlip unknownUnderVendorGamma(double spot) {
        return new GammaFlip(null, Reason.VENDOR_GAMMA, List.of(), spot, spot, spot);
    }

    /** The result for a book without a used contract: nothing was searched. */
    static GammaFlip ofEmptyBook(Reason reason, double spot) {
        return new GammaFlip(null, reason, List.of(), spot, spot, spot);
    }

    /** Whether it is known where the nearest crossing is, or that there is none. */
    public boolean isKnown() {
        return reason == null || reason == Reason.NO_SIGN_CHANGE;
    }

    /** Whether a range of spots was searched. */
    public boolean searched() {
        return low < high;
    }

    /** Flip minus spot, in units of spot; null when there is none. */
    public @Nullable Double distance() {
        return nearest == null ? null : nearest - spot;
    }

    /** Distance as a fraction of spot; null when there is none. */
    public @Nullable Double relativeDistance() {
        return nearest == null ? null : (nearest - spot) / spot;
    }
}
