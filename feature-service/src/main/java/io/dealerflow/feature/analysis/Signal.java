package io.dealerflow.feature.analysis;

/** What the change of a bar says, against thresholds that grow with VIX. */
public enum Signal {
    /** The change is above the upper threshold. */
    BUY,
    /** The change is below the lower threshold. */
    SELL,
    /** It is between them, or there is no change or no VIX. */
    HOLD
}
