package io.dealerflow.contracts.scores;

/** How a component's measure was put on 0–1. */
public enum ScaleMethod {
    /** Where it stands in its own history. */
    PERCENTILE,
    /** Where it stands in a range that is the same for all assets, while there is too little history. */
    FIXED_RANGE
}
