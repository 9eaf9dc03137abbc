package io.dealerflow.ingest.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** What is done with the events of each raw topic. */
public final class RawConsumers {
    private final Map<String, Consumer<?>> consumers = new HashMap<>();

    private record Consumer<E extends Event>(Subscription<E> subscription, EventHandler<E> handler) {
        void deliver(Delivery delivery, ConsumerRecords<byte[], byte[]> records) {
            delivery.deliver(subscription, records, handler);
        }
    }

    /** Adds the consumer of a topic that fills a table or staging; dead letters and metrics name it after that. */
    public <E extends Event> RawConsumers with(String filled, Topic<E> topic, EventHandler<E> handler) {
        var subscription = new Subscription<>("ingest-service/" + filled.replace('_', '-'), topic);
        consumers.put(topic.name(), new Consumer<>(subscription, handler));
        return this;
    }

    /** Delivers records of any of the topics; the events of one do not wait for those of another. */
    void deliver(Delivery delivery, ConsumerRecords<byte[], byte[]> records) {
        Map<String, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>> byTopic = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            byTopic.computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                    .put(partition, records.records(partition));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(byTopic.entrySet().stream()
                            .map(ofTopic -> CompletableFuture.runAsync(
                                    () -> Objects.requireNonNull(consumers.get(ofTopic.getKey()), ofTopic.getKey())
                                            .deliver(delivery, new ConsumerRecords<>(ofTopic.getValue(), Map.of())),
                                    threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }
}
