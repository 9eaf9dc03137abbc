package io.dealerflow.scoring.alerts;

/** Kinds of alert; the names are those of the event's {@code kind}. */
public enum AlertKind {
    FLIP_PROXIMITY,
    GAMMA_CONCENTRATION,
    REGIME_CHANGE
}
