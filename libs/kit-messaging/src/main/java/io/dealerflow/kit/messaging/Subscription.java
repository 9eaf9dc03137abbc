package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;

/**
 * The consumer and event type of a channel; consumer group and batch size are the channel's configuration.
 *
 * @param consumer {@code service/stage}, as dead letters and metrics name it
 */
public record Subscription<T extends Event>(String consumer, Topic<T> topic) {}
