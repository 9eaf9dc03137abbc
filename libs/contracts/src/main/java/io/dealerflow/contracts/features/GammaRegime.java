package io.dealerflow.contracts.features;

/** What dealers' hedging does to moves at spot. */
public enum GammaRegime {
    /** It trades against them. */
    POSITIVE_GAMMA,
    /** It trades with them. */
    NEGATIVE_GAMMA,
    /** The gamma flip is within the distance of {@link GexSnapshot.ConventionUsed#nearFlip()}. */
    NEAR_FLIP,
    /** There is no exposure. */
    NEUTRAL
}
