package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Event;

/**
 * Who reads what.
 *
 * @param consumer {@code service/stage}, as dead letters and metrics call it; its consumer group is
 *                 {@code dealerflow-service-stage}
 * @param maxBatch most events handed to the handler at once
 */
public record Subscription<T extends Event>(String consumer, String topic, Class<T> type, int maxBatch) {
    public String groupId() {
        return "dealerflow-" + consumer.replace('/', '-');
    }
}
