package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;

/**
 * The consumer and event type of a channel; consumer group and batch size are the channel's configuration.
 *
 * @param consumer                {@code service/stage}, as dead letters and metrics name it
 * @param deadLettersUnreadable whether it dead-letters what cannot be read; false where several consumers of a service share a topic and another does
 */
public record Subscription<T extends Event>(String consumer, Topic<T> topic, boolean deadLettersUnreadable) {
    /** One that dead-letters what cannot be read. */
    public Subscription(String consumer, Topic<T> topic) {
        this(consumer, topic, true);
    }
}
