package io.dealerflow.contracts.scores;

/** Fragility of a market, ascending by the instability index. */
public enum Regime {
    STABLE,
    FRAGILE,
    EXPLOSIVE
}
