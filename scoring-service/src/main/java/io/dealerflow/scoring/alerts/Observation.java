package io.dealerflow.scoring.alerts;

/** What rules evaluate: one event of an asset, with what they need of the events before it. */
public interface Observation {
    Occasion occasion();

    /** The same for rules that users write. */
    Subject subject();
}
