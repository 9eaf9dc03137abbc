package io.dealerflow.contracts.raw;

/** Whether a fill adds to a position or takes from it. */
public enum FillSide {
    BUY,
    SELL;

    /** The other one. */
    public FillSide opposite() {
        return this == BUY ? SELL : BUY;
    }
}
