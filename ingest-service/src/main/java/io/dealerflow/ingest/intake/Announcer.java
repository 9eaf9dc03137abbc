package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.raw.OptionChain;

/** Tells the rest of the system of an observation. */
public interface Announcer {
    /**
     * Returns when the broker has the event on all replicas.
     *
     * @throws AwayException when it has not taken it in time; it may still do
     */
    void publish(OptionChain chain) throws AwayException;
}
