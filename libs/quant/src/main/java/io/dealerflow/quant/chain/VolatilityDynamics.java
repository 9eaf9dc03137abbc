package io.dealerflow.quant.chain;

/** Change of volatilities when spot moves: in a profile and its flip, in hedging flows, in forward exposure. */
public enum VolatilityDynamics {
    /** Each contract keeps its own. */
    STICKY_STRIKE,
    /**
     * Each contract's changes by what the smile of its expiry changes between the old and the new {@code ln(K/F)}; at the
     * current spot it has its own.
     */
    STICKY_MONEYNESS
}
