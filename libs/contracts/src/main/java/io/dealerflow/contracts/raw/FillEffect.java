package io.dealerflow.contracts.raw;

/** Whether a fill begins a trade or ends it. */
public enum FillEffect {
    OPEN,
    CLOSE
}
