package io.dealerflow.ingest.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** What is done with the events of each raw topic. */
public final class RawConsumers {
    private final Map<Topic<?>, Consumer<?>> consumers = new HashMap<>();

    private record Consumer<E extends Event>(Subscription<E> subscription, EventHandler<E> handler) {
        void deliver(Delivery delivery, ConsumerRecords<byte[], byte[]> records) {
            delivery.deliver(subscription, records, handler);
        }
    }

    /** Adds the consumer that fills a table; dead letters and metrics name it after the table. */
    public <E extends Event> RawConsumers with(String table, Topic<E> topic, EventHandler<E> handler) {
        var subscription = new Subscription<>("ingest-service/" + table.replace('_', '-'), topic);
        consumers.put(topic, new Consumer<>(subscription, handler));
        return this;
    }

    void deliver(Topic<?> topic, Delivery delivery, ConsumerRecords<byte[], byte[]> records) {
        Objects.requireNonNull(consumers.get(topic), topic::name).deliver(delivery, records);
    }
}
