package io.dealerflow.contracts.scores;

/** Direction in which dealers' hedging moves spot. */
public enum PressureDirection {
    UP,
    DOWN,
    NEUTRAL
}
