package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.feed.Subscribers;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Ends the streams before the service waits for open requests. */
@ApplicationScoped
class StreamsAtShutdown {
    private final Subscribers subscribers;

    StreamsAtShutdown(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    void end(@Observes ShutdownDelayInitiatedEvent event) {
        subscribers.end();
    }
}
