package io.dealerflow.contracts.scores;

/** Where dealers' hedging pushes spot. */
public enum PressureDirection {
    UP,
    DOWN,
    NEUTRAL
}
