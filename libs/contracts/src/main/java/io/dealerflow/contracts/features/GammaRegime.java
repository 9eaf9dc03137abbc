package io.dealerflow.contracts.features;

/** Effect of dealers' hedging on moves of spot. */
public enum GammaRegime {
    /** Hedging trades against the move. */
    POSITIVE_GAMMA,
    /** Hedging trades with the move. */
    NEGATIVE_GAMMA,
    /** The gamma flip is within the distance of {@link GexSnapshot.ConventionUsed#nearFlip()}. */
    NEAR_FLIP,
    /** There is no exposure. */
    NEUTRAL
}
