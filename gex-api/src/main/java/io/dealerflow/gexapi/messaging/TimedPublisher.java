package io.dealerflow.gexapi.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.messaging.EventPublisher;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Publishes single events, none of which is waited for longer than its caller can. */
@ApplicationScoped
class TimedPublisher {
    private final EventPublisher publisher;

    TimedPublisher(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Completes when the broker has the event; fails with {@link UnavailableException} when it does not acknowledge it in time, which does
     * not mean that it does not get it.
     *
     * @param trace the step of publishing it, ended here
     */
    <T extends Event> Uni<Void> publish(Topic<T> topic, T event, Trace trace, Duration timeout) {
        return Uni.createFrom()
                .completionStage(() -> publisher.publish(topic.name(), event, trace))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()) // sending may block
                .ifNoItem()
                .after(timeout)
                .fail()
                .onTermination()
                .invoke(trace::end)
                .onFailure()
                .transform(e -> new UnavailableException(
                        "Kafka does not take the event " + event.eventId() + " of " + topic.name() + ": " + e, e));
    }
}
