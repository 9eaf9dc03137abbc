package io.dealerflow.quant.chain;

/** Where the forward of one series came from. */
public enum ForwardSource {
    PARITY,
    CURVE
}
