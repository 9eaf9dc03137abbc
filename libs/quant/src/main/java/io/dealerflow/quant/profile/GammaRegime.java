package io.dealerflow.quant.profile;

import io.dealerflow.quant.Require;

/** Effect of dealers' hedging on the market at the current spot, under the assumed dealer convention. */
public enum GammaRegime {
    /** Hedging trades against the move. */
    POSITIVE_GAMMA,
    /** Hedging trades with the move. */
    NEGATIVE_GAMMA,
    /** The flip is near; a flip that was not searched for does not count. */
    NEAR_FLIP,
    /** There is no exposure. */
    NEUTRAL;

    /**
     * Tested in the order neutral, near, sign.
     *
     * @param netGex   at spot, dollars per 1 %
     * @param grossGex at spot, {@code >= 0}
     * @param nearFlip distance up to which a flip is near, fraction of spot, {@code >= 0}
     */
    public static GammaRegime of(double netGex, double grossGex, GammaFlip flip, double nearFlip) {
        Require.finite(netGex, "netGex");
        Require.notNegative(grossGex, "grossGex");
        Require.notNegative(nearFlip, "nearFlip");
        if (grossGex == 0) {
            return NEUTRAL;
        }
        Double distance = flip.relativeDistance();
        if (distance != null && Math.abs(distance) <= nearFlip) {
            return NEAR_FLIP;
        }
        return netGex >= 0 ? POSITIVE_GAMMA : NEGATIVE_GAMMA;
    }
}
