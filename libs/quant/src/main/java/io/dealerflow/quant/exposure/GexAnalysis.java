package io.dealerflow.quant.exposure;

import io.dealerflow.quant.chain.BookQuality;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.profile.GammaFlip;
import io.dealerflow.quant.profile.GammaProfile;
import io.dealerflow.quant.profile.GammaRegime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gamma exposure of a book under a convention.
 *
 * @param totals      over all used contracts
 * @param impliedSpot front parity forward discounted by the curve, units of spot; null when no live expiry has one
 * @param flip        where net exposure changes sign
 * @param profile     net exposure across spots, ascending; empty under vendor gammas
 * @param regime      effect of hedging on the market at spot
 * @param walls       strikes with the largest exposures
 * @param byStrike    ascending by strike
 * @param byExpiry    live series, ascending by expiry and root
 */
public record GexAnalysis(
        PreparedBook prepared,
        GexTotals totals,
        @Nullable Double impliedSpot,
        GammaFlip flip,
        List<GammaProfile.Point> profile,
        GammaRegime regime,
        Walls walls,
        List<StrikeExposure> byStrike,
        List<ExpiryExposure> byExpiry) {

    /** Analyses a book at its spot; the profile alone re-prices it elsewhere. */
    public static GexAnalysis of(PreparedBook prepared) {
        double[] gex = ContractGex.of(prepared);
        GexTotals totals = totals(prepared.positions(), gex);
        List<StrikeExposure> byStrike = StrikeExposures.of(prepared, gex);
        GammaProfile profile = GammaProfile.of(prepared);
        GammaFlip flip = profile.flip();
        double nearFlip = prepared.convention().nearFlip();
        return new GexAnalysis(
                prepared,
                totals,
                ImpliedSpot.of(prepared).orElse(null),
                flip,
                profile.points(),
                GammaRegime.of(totals.net(), totals.gross(), flip, nearFlip),
                Walls.of(byStrike, prepared.book().spot()),
                byStrike,
                ExpiryExposures.of(prepared, gex));
    }

    /** Contracts used and dropped. */
    public BookQuality quality() {
        return prepared.quality();
    }

    private static GexTotals totals(Positions positions, double[] gex) {
        double call = 0;
        double put = 0;
        double gross = 0;
        for (int i = 0; i < gex.length; i++) {
            if (positions.isCall(i)) {
                call += gex[i];
            } else {
                put += gex[i];
            }
            gross += Math.abs(gex[i]);
        }
        return new GexTotals(call, put, gross);
    }
}
