package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.Event;
import java.util.concurrent.CompletableFuture;

/** Publishes events to the topic of their type. */
public interface Publisher {
    /**
     * Where an event comes from.
     *
     * @param runId      of the lineage run that read its file
     * @param isReplayed whether it was published before
     */
    record Origin(String runId, boolean isReplayed) {
        /** Published for the first time from that file. */
        public static Origin of(LandedFile file) {
            return new Origin(Lineage.runId(file.key()), false);
        }
    }

    /**
     * Sends one event.
     *
     * @return completes when all replicas of the broker have the event; fails with
     *     {@link io.dealerflow.kit.core.UnavailableException} when the broker has not confirmed it in time
     */
    CompletableFuture<Void> publish(Event event, Origin origin);
}
