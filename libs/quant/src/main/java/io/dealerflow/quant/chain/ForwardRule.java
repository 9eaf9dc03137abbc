package io.dealerflow.quant.chain;

/** Where forwards come from. */
public enum ForwardRule {
    /** Put-call parity, and the curve for series whose quotes do not allow it. */
    PARITY,
    /** Spot, rate and dividend yield for every series. */
    CURVE
}
