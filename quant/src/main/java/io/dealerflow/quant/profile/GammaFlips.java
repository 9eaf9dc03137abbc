package io.dealerflow.quant.profile;

import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import java.util.List;

/** Profile and flip of a prepared book. */
public final class GammaFlips {
    private GammaFlips() {}

    /** The flip, with a reason where there is none. */
    public static GammaFlip of(PreparedBook prepared) {
        double spot = prepared.book().spot();
        if (prepared.convention().gamma() == GammaSource.VENDOR) {
            return GammaFlip.unknownUnderVendorGamma(spot);
        }
        return GammaFlip.among(profileOf(prepared).crossings(), spot);
    }

    /** Points of the profile, ascending by spot; empty under vendor gammas. */
    public static List<GammaProfile.Point> profile(PreparedBook prepared) {
        return prepared.convention().gamma() == GammaSource.VENDOR
                ? List.of()
                : profileOf(prepared).points();
    }

    private static GammaProfile profileOf(PreparedBook prepared) {
        return GammaProfile.around(GexCurve.of(prepared), prepared.book().spot());
    }
}
