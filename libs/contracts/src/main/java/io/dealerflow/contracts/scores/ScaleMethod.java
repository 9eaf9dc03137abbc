package io.dealerflow.contracts.scores;

/** How a component's measure was scaled to 0–1. */
public enum ScaleMethod {
    /** Percentile in the asset's own history. */
    PERCENTILE,
    /** Position in a range that is the same for all assets, while there is too little history. */
    FIXED_RANGE
}
