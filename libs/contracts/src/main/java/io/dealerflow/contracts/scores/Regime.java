package io.dealerflow.contracts.scores;

/** How a market would take a shock, ascending by the instability index. */
public enum Regime {
    STABLE,
    FRAGILE,
    EXPLOSIVE
}
