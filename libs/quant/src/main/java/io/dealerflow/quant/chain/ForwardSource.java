package io.dealerflow.quant.chain;

/** Where the forward of one series came from. */
public enum ForwardSource {
    /** Put-call parity of the series' own quotes. */
    PARITY,
    /** Spot, grown at the rate less the dividend yield. */
    CURVE
}
