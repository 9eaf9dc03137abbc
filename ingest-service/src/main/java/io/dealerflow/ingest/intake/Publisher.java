package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.Event;
import java.util.concurrent.CompletableFuture;

/** Publishes events to the raw topic of their type. */
public interface Publisher {
    /**
     * Sends one event.
     *
     * @return completes when all replicas of the broker have the event; fails with
     *     {@link io.dealerflow.kit.core.UnavailableException} when the broker has not confirmed it in time
     */
    CompletableFuture<Void> publish(Event event);
}
