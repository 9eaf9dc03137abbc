package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;

/**
 * Who reads what. How it is read (consumer group, batch size) is configuration of the channel.
 *
 * @param consumer {@code service/stage}, as dead letters and metrics name it
 */
public record Subscription<T extends Event>(String consumer, Topic<T> topic) {}
